import Documents
import Foundation
import Testing

/// What a server answered.
struct Answer {
  let status: Int
  let headers: [(name: String, value: String)]
  var body: [UInt8] = []

  init(head: String) throws {
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
      throw Wire.Broken(description: "no answer: \(lines[0])")
    }
    self.status = status
    headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        parts[0].lowercased(),
        parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      )
    }
  }

  subscript(header: String) -> String? { headers.first { $0.name == header }?.value }

  var length: Int { self["content-length"].flatMap { Int($0) } ?? 0 }

  var text: String { String(decoding: body, as: UTF8.self) }

  var json: Object {
    get throws {
      guard case .object(let object) = try OrderReader.readJSON(text) else {
        throw Wire.Broken(description: "no object: \(text)")
      }
      return object
    }
  }

  /// A member of the body by its path, as in `order.payments.0.amount`; texts and numbers as text.
  subscript(path path: String) -> String? {
    guard var value = (try? json).map(Value.object) else { return nil }
    for name in path.split(separator: ".") {
      switch value {
      case .object(let object):
        guard let member = object[String(name)] else { return nil }
        value = member
      case .array(let items):
        guard let index = Int(name), items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    switch value {
    case .string(let text): return text
    case .number(let number): return number.text
    case .bool(let bool): return "\(bool)"
    case .null: return "null"
    case .array(let items): return "\(items.count) items"
    case .object, .function: return value.json()
    }
  }

  /// The identifier of the problem that the body tells.
  var problem: String? {
    guard self["content-type"] == "application/problem+json" else { return nil }
    return self[path: "type"].map { String($0.dropFirst("urn:problem-type:cashier:".count)) }
  }
}
