import Foundation
import Simulation

/// A request to the merchant's own server.
public struct HTTPCall: Hashable, Codable, Sendable {
  public struct Header: Hashable, Codable, Sendable {
    public let name: String
    public let value: SecretText

    public init(name: String, value: SecretText) {
      self.name = name
      self.value = value
    }
  }

  public let method: String
  public let url: SecretText
  public let headers: [Header]
  public let body: SecretText?

  public init(method: String, url: SecretText, headers: [Header], body: SecretText?) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// A text with secrets in it that are named, never spelt out: what is shown and recorded.
public struct SecretText: Hashable, Codable, Sendable {
  public enum Piece: Hashable, Codable, Sendable {
    case text(String)
    /// The name of a secret; `escaping` says how its value must be written where it stands.
    case secret(String, escaping: Escaping)
  }

  /// How a value is written so that it stays one value where it stands.
  public enum Escaping: String, Codable, Sendable {
    case none
    /// Inside a URL: everything but unreserved characters percent-encoded.
    case url
    /// Inside a string of JSON.
    case json
    /// Inside application/x-www-form-urlencoded.
    case form
    /// Inside an element or an attribute of XML.
    case xml
  }

  public let pieces: [Piece]

  public init(_ pieces: [Piece]) { self.pieces = pieces }

  public init(_ text: String) { pieces = [.text(text)] }

  /// The text with `‹NAME›` in each secret's place.
  public var shown: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .secret(let name, _): "‹\(name)›"
      }
    }.joined()
  }
}

/// What came back, or why nothing did.
public struct HTTPReply: Hashable, Codable, Sendable {
  public struct Header: Hashable, Codable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public enum Outcome: Hashable, Codable, Sendable {
    case response(status: UInt16, headers: [Header], body: HTTPBody)
    /// No usable answer; the detail is for people.
    case failure(WireFailure, detail: String)
  }

  public let outcome: Outcome
  /// From sending the request to the last byte of the answer, or to giving up.
  public let took: TimeSpan

  public init(_ outcome: Outcome, took: TimeSpan) {
    self.outcome = outcome
    self.took = took
  }
}

/// The bytes of an answer; in documents a text where they are UTF-8, else base64.
public struct HTTPBody: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }
}

extension HTTPBody: Codable {
  private enum Key: String, CodingKey { case text, base64 }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let text = try container.decodeIfPresent(String.self, forKey: .text) {
      bytes = Array(text.utf8)
    } else {
      bytes = Array(try container.decode(Data.self, forKey: .base64))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if let text = String(validating: bytes, as: UTF8.self) {
      try container.encode(text, forKey: .text)
    } else {
      try container.encode(Data(bytes), forKey: .base64)
    }
  }
}
