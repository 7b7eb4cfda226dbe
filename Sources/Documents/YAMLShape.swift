/// What a value in a document of ours may be: the one table that reading, editors and documentation
/// go by. A value may have several forms; which one is meant shows by itself.
public struct YAMLShape: Sendable {
  /// A single value.
  public enum Scalar: Sendable {
    case words([String])
    case text(atMost: Int)
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case bool
    /// Anything else that is written as a text: what it is called, for errors; a regular expression,
    /// for editors; how it is recognised.
    case pattern(String, regex: String, matches: @Sendable (String) -> Bool)
  }

  public struct Key: Sendable {
    public let name: String
    public let shape: YAMLShape
    /// A sentence for editors and documentation.
    public let about: String
    public let isRequired: Bool

    public init(
      _ name: String, _ shape: YAMLShape, _ about: String, isRequired: Bool = false
    ) {
      self.name = name
      self.shape = shape
      self.about = about
      self.isRequired = isRequired
    }
  }

  public var scalars: [Scalar] = []
  public var list: [YAMLShape]?
  public var keys: [Key]?
  public var isEmptyAllowed = false
  /// The longest list.
  public var listLimit = 1_000

  public init() {}

  public static func words(_ words: String...) -> YAMLShape { .scalar(.words(words)) }
  public static func words(_ words: [String]) -> YAMLShape { .scalar(.words(words)) }

  public static func scalar(_ scalars: Scalar...) -> YAMLShape {
    var shape = YAMLShape()
    shape.scalars = scalars
    return shape
  }

  public static func list(_ element: YAMLShape, atMost limit: Int = 1_000) -> YAMLShape {
    var shape = YAMLShape()
    shape.list = [element]
    shape.listLimit = limit
    return shape
  }

  public static func mapping(_ keys: [Key]) -> YAMLShape {
    var shape = YAMLShape()
    shape.keys = keys
    return shape
  }

  /// Either of two, which have not both a list or both keys.
  public func or(_ other: YAMLShape) -> YAMLShape {
    var shape = self
    shape.scalars += other.scalars
    shape.list = list ?? other.list
    shape.keys = keys ?? other.keys
    shape.isEmptyAllowed = isEmptyAllowed || other.isEmptyAllowed
    return shape
  }

  /// Nothing at all may stand there as well.
  public var orNothing: YAMLShape {
    var shape = self
    shape.isEmptyAllowed = true
    return shape
  }
}

extension YAMLShape {
  /// - Throws: `YAMLError` at the first place where `value` is none of what it may be, with what was
  ///   probably meant.
  public func check(_ value: YAMLReader) throws(YAMLError) {
    if value.isNull, value.isScalar {
      if isEmptyAllowed { return }
      throw value.error("\(value.name) must be \(description), not nothing")
    }
    if value.isMapping, let keys { return try check(value, keys) }
    if value.isSequence, let element = list?.first {
      let elements = try value.sequence()
      guard elements.count <= listLimit else {
        throw value.error("\(value.name) has \(elements.count) items; at most \(listLimit)")
      }
      for each in elements { try element.check(each) }
      return
    }
    guard value.isScalar, scalars.contains(where: { $0.matches(value) }) else {
      throw mismatch(value)
    }
  }

  private func check(_ value: YAMLReader, _ keys: [Key]) throws(YAMLError) {
    let mapping = try value.mapping()
    let names = keys.map(\.name)
    if var unknown = mapping.unknownKeys(known: names).first {
      if unknown.suggestion == nil { unknown.message += "; there are: " + Self.short(names) }
      throw unknown
    }
    for key in keys where key.isRequired { _ = try mapping.required(key.name) }
    for entry in mapping.entries {
      if let key = keys.first(where: { $0.name == entry.key }) {
        try key.shape.check(entry.value)
      }
    }
  }

  private func mismatch(_ value: YAMLReader) -> YAMLError {
    guard let written = try? value.string() else {
      let found = value.isMapping ? "a mapping" : "a list"
      return value.error("\(value.name) must be \(description), not \(found)")
    }
    let words = scalars.flatMap { scalar -> [String] in
      if case .words(let words) = scalar { words } else { [] }
    }
    return value.error(
      "\(value.name) must be \(description), not \"\(written.prefix(40))\"",
      suggestion: nearMiss(String(written.prefix(60)), among: words))
  }

  /// As many as fit into a line or two.
  fileprivate static func short(_ words: [String]) -> String {
    let shown = words.prefix(20).joined(separator: ", ")
    return words.count > 20 ? shown + ", …" : shown
  }

  /// What may stand there, in words.
  var description: String {
    var forms = scalars.map(\.description)
    if list != nil { forms.append("a list") }
    if let keys { forms.append("a mapping with \(Self.short(keys.map(\.name)))") }
    guard forms.count > 1, let last = forms.popLast() else { return forms.first ?? "nothing" }
    return forms.joined(separator: ", ") + " or " + last
  }
}

extension YAMLShape.Scalar {
  fileprivate func matches(_ value: YAMLReader) -> Bool {
    switch self {
    case .words(let words): (try? value.string()).map(words.contains) ?? false
    case .text(let limit): (try? value.string()).map { $0.count <= limit && !$0.isEmpty } ?? false
    case .integer(let range): (try? value.int()).map(range.contains) ?? false
    case .number(let range): value.double.map(range.contains) ?? false
    case .bool: (try? value.bool()) != nil
    case .pattern(_, _, let matches): (try? value.string()).map(matches) ?? false
    }
  }

  var description: String {
    switch self {
    case .words(let words): YAMLShape.short(words)
    case .text(let limit): "a text of at most \(limit) characters"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .bool: "true or false"
    case .pattern(let name, _, _): name
    }
  }
}

extension YAMLReader {
  /// A number as JSON writes it.
  public var double: Double? {
    guard case .number(let number)? = try? scalar() else { return nil }
    return Double(number.javaScriptText)
  }
}
