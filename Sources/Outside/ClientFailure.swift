import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Payment

/// What an error of the HTTP client means on the wire.
struct ClientFailure {
  enum Kind: Equatable {
    case cancelled
    case timedOut
    /// Before its time; what that means depends on how far the answer had come.
    case closed
    case tooLarge
    case wire(WireFailure)
  }

  let kind: Kind
  /// For people, in English.
  let detail: String

  /// - Parameter target: whom the call was for: `host:port`.
  init(_ error: any Error, target: String) {
    switch error {
    case is CancellationError: self.init(.cancelled)
    case let error as HTTPClientError: self.init(error)
    case let error as NIOConnectionError: self.init(error, target)
    case let error as IOError: self.init(error, target)
    case let error as HTTPParserError: self.init(error)
    case ChannelError.connectTimeout: self.init(.timedOut)
    case is ChannelError: self.init(.closed)
    case NIOHTTPDecompression.DecompressionError.limit: self.init(.tooLarge)
    case is NIOHTTPDecompression.DecompressionError,
      is NIOHTTPDecompression.ExtraDecompressionError:
      self.init(.wire(.truncated), "the body does not inflate: \(error)")
    case NIOSSLError.uncleanShutdown: self.init(.closed)
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      self.init(.wire(.tls), Self.tlsReason("\(error)"))
    default: self.init(.wire(.reset), "\(error)")
    }
  }

  private init(_ kind: Kind, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  private init(_ error: HTTPClientError) {
    let kind: Kind =
      switch error {
      case .cancelled: .cancelled
      case .deadlineExceeded, .connectTimeout, .tlsHandshakeTimeout, .readTimeout, .writeTimeout,
        .getConnectionFromPoolTimeout:
        .timedOut
      case .remoteConnectionClosed, .uncleanShutdown: .closed
      default: .wire(.reset)
      }
    self.init(kind, error.shortDescription)
  }

  private init(_ error: NIOConnectionError, _ target: String) {
    guard let first = error.connectionErrors.first?.error else {
      self.init(.wire(.dns), error.host)
      return
    }
    self.init(first, target: target)
  }

  private init(_ error: IOError, _ target: String) {
    switch error.errnoCode {
    case ECONNREFUSED: self.init(.wire(.refused), target)
    case ETIMEDOUT: self.init(.timedOut)
    case EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EACCES, EPERM, EINVAL:
      self.init(.wire(.refused), "\(target): \(Self.text(error.errnoCode))")
    default: self.init(.wire(.reset), Self.text(error.errnoCode))
    }
  }

  private init(_ error: HTTPParserError) {
    switch error {
    case .headerOverflow: self.init(.tooLarge, "the headers have no end")
    case .invalidEOFState, .closedConnection: self.init(.closed)
    default: self.init(.wire(.reset), "what came back is no HTTP (\(error))")
    }
  }

  private static func text(_ code: CInt) -> String { String(cString: strerror(code)) }

  /// The part of BoringSSL's words that says what is wrong.
  private static func tlsReason(_ text: String) -> String {
    let reasons = [
      ("CERTIFICATE_VERIFY_FAILED", "the certificate is signed by nobody who is trusted"),
      ("WRONG_VERSION_NUMBER", "the server speaks no TLS (is it http?)"),
      ("failedToValidateHostname", "the certificate is for another host"),
    ]
    return reasons.first { text.contains($0.0) }?.1 ?? text
  }
}
