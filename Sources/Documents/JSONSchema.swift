extension YAMLShape {
  /// The shape as a JSON Schema (draft-07), for editors.
  public func jsonSchema(id: String, title: String) -> Value {
    guard case .object(var object) = schema else { return .null }
    let head: KeyValuePairs<String, Value> = [
      "$schema": .string("http://json-schema.org/draft-07/schema#"), "$id": .string(id),
      "title": .string(title),
    ]
    object.members = Object(head).members + object.members
    return .object(object)
  }

  private var schema: Value {
    var forms = scalars.map(\.schema)
    if let element = list?.first {
      forms.append(
        .object(
          Object([
            "type": .string("array"), "items": element.schema,
            "maxItems": .number(Number(Int64(listLimit))),
          ])))
    }
    if let keys { forms.append(Self.schema(keys)) }
    if isEmptyAllowed { forms.append(.object(Object(["type": .string("null")]))) }
    return forms.count == 1 ? forms[0] : .object(Object(["anyOf": .array(forms)]))
  }

  private static func schema(_ keys: [Key]) -> Value {
    let properties = keys.map { key in
      guard case .object(var object) = key.shape.schema else {
        return Member(name: key.name, value: .null)
      }
      object.members.insert(Member(name: "description", value: .string(key.about)), at: 0)
      return Member(name: key.name, value: .object(object))
    }
    var object = Object([
      "type": .string("object"), "properties": .object(Object(members: properties)),
      "additionalProperties": .bool(false),
    ])
    let required = keys.filter(\.isRequired).map { Value.string($0.name) }
    if !required.isEmpty {
      object.members.append(Member(name: "required", value: .array(required)))
    }
    return .object(object)
  }
}

extension YAMLShape.Scalar {
  fileprivate var schema: Value {
    switch self {
    case .words(let words): .object(Object(["enum": .array(words.map { .string($0) })]))
    case .text(let limit):
      .object(
        Object([
          "type": .array([.string("string"), .string("number")]), "minLength": .number(Number(1)),
          "maxLength": .number(Number(Int64(limit))),
        ]))
    case .integer(let range):
      .object(
        Object([
          "type": .string("integer"), "minimum": .number(Number(Int64(range.lowerBound))),
          "maximum": .number(Number(Int64(range.upperBound))),
        ]))
    case .number(let range):
      .object(
        Object([
          "type": .string("number"), "minimum": .number(Number(Int64(range.lowerBound))),
          "maximum": .number(Number(Int64(range.upperBound))),
        ]))
    case .bool: .object(Object(["type": .string("boolean")]))
    case .pattern(_, let regex, _):
      .object(Object(["type": .string("string"), "pattern": .string(regex)]))
    }
  }
}
