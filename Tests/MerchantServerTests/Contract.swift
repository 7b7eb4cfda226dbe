import Documents
import Foundation
import MerchantServer
import Testing
import Yams

/// openapi.yaml as tests use it: the routes there are, and what an answer must look like.
struct Contract: @unchecked Sendable {  // Read once, never changed.
  static let shared = Contract()

  let document: [String: Any]

  private init() {
    let text = String(decoding: OpenAPI.document, as: UTF8.self)
    document = (try? Yams.load(yaml: text)) as? [String: Any] ?? [:]
  }

  /// `GET /orders/{out_order_no}`, one for each operation.
  var operations: [(method: String, path: String)] {
    paths.flatMap { path, item in
      item.keys.filter {
        ["get", "post", "put", "delete", "patch", "head", "options"].contains($0)
      }
      .map { ($0.uppercased(), path) }
    }
  }

  private var paths: [String: [String: Any]] {
    document["paths"] as? [String: [String: Any]] ?? [:]
  }

  /// Records an issue where a JSON answer is not as described, and so does one of another type.
  func check(_ answer: Answer, to method: String, _ target: String) throws {
    let path = template(of: target)
    let described = path.flatMap { paths[$0]?[method.lowercased()] as? [String: Any] }
    // What no route takes is a problem like any other.
    let operation = described ?? paths["/healthz"]?["get"] as? [String: Any]
    let responses = operation?["responses"] as? [String: Any] ?? [:]
    let response = resolve(responses["\(answer.status)"] ?? responses["default"])
    let content = response["content"] as? [String: Any] ?? [:]
    let type = answer["content-type"] ?? ""
    guard let media = content[type] as? [String: Any] else {
      Issue.record("\(method) \(target) → \(answer.status) \(type) is not described")
      return
    }
    guard let schema = media["schema"] else { return }
    let flaws = flaws(try OrderReader.readJSON(answer.text), schema, "")
    #expect(flaws.isEmpty, "\(method) \(target) → \(answer.status) \(answer.text)")
  }

  func template(of target: String) -> String? {
    let parts = target.prefix { $0 != "?" }.split(separator: "/")
    return paths.keys.first { path in
      let pattern = path.split(separator: "/")
      return pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
  }

  // MARK: Schemas

  private func resolve(_ node: Any?) -> [String: Any] {
    guard let node = node as? [String: Any] else { return [:] }
    guard let reference = node["$ref"] as? String else { return node }
    var place: Any? = document
    for name in reference.dropFirst(2).split(separator: "/") {
      place = (place as? [String: Any])?[String(name)]
    }
    return resolve(place).merging(node.filter { $0.key != "$ref" }) { _, own in own }
  }

  /// Where and how a value is not what its schema says.
  func flaws(_ value: Value, _ schema: Any, _ place: String) -> [String] {
    let schema = resolve(schema)
    var flaws: [String] = []
    if let any = schema["oneOf"] as? [Any] {
      let fitting = any.filter { self.flaws(value, $0, place).isEmpty }
      if fitting.count != 1 { flaws.append("\(place): \(fitting.count) of oneOf fit") }
    }
    let types = (schema["type"] as? [String]) ?? [schema["type"] as? String].compactMap { $0 }
    if !types.isEmpty, !types.contains(type(of: value)) {
      flaws.append("\(place): \(type(of: value)) is none of \(types)")
    }
    switch value {
    case .string(let text):
      if let all = schema["enum"] as? [String], !all.contains(text) {
        flaws.append("\(place): \(text) is none of \(all)")
      }
      if let constant = schema["const"] as? String, constant != text {
        flaws.append("\(place): \(text) is not \(constant)")
      }
      if let pattern = schema["pattern"] as? String,
        text.range(of: pattern, options: .regularExpression) == nil
      {
        flaws.append("\(place): \(text) is not like \(pattern)")
      }
      if schema["format"] as? String == "date-time", Timestamp.microseconds(text) == nil {
        flaws.append("\(place): \(text) is no time")
      }
    case .number(let number):
      let integer = Int(number.text) ?? .min
      if let all = schema["enum"] as? [Int], !all.contains(integer) {
        flaws.append("\(place): \(integer) is none of \(all)")
      }
      if let least = schema["minimum"] as? Int, integer < least {
        flaws.append("\(place): \(integer) < \(least)")
      }
    case .array(let items):
      for (index, item) in items.enumerated() {
        flaws += self.flaws(item, schema["items"] ?? [:], "\(place)/\(index)")
      }
    case .object(let object): flaws += self.flaws(object, schema, place)
    case .bool, .null, .function: break
    }
    return flaws
  }

  private func flaws(_ object: Object, _ schema: [String: Any], _ place: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    var flaws: [String] = []
    for name in schema["required"] as? [String] ?? [] where object.member(name) == nil {
      flaws.append("\(place)/\(name): missing")
    }
    for member in object.members {
      if let property = properties[member.name] {
        flaws += self.flaws(member.value, property, "\(place)/\(member.name)")
      } else if schema["additionalProperties"] as? Bool == false {
        flaws.append("\(place)/\(member.name): not described")
      }
    }
    return flaws
  }

  private func type(of value: Value) -> String {
    switch value {
    case .string: "string"
    case .number(let number): Int(number.text) == nil ? "number" : "integer"
    case .bool: "boolean"
    case .null: "null"
    case .array: "array"
    case .object: "object"
    case .function: "function"
    }
  }
}
