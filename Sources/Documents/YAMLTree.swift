import Yams

/// A YAML document as a value that can be changed and written again.
public indirect enum YAMLTree: Hashable, Sendable {
  case scalar(String)
  case list([YAMLTree])
  case mapping([Pair])

  public struct Pair: Hashable, Sendable {
    public var key: String
    public var value: YAMLTree

    public init(_ key: String, _ value: YAMLTree) {
      self.key = key
      self.value = value
    }
  }

  /// A mapping without the values that are nil.
  public static func mapping(_ pairs: KeyValuePairs<String, YAMLTree?>) -> YAMLTree {
    .mapping(pairs.compactMap { key, value in value.map { Pair(key, $0) } })
  }

  public var isEmpty: Bool {
    switch self {
    case .scalar: false
    case .list(let items): items.isEmpty
    case .mapping(let pairs): pairs.isEmpty
    }
  }

  /// The value where it says anything.
  public var orNil: YAMLTree? { isEmpty ? nil : self }

  public init(_ value: YAMLReader) throws(YAMLError) {
    if value.isMapping {
      var pairs: [Pair] = []
      for entry in try value.mapping().entries {
        pairs.append(Pair(entry.key, try YAMLTree(entry.value)))
      }
      self = .mapping(pairs)
    } else if value.isSequence {
      var items: [YAMLTree] = []
      for item in try value.sequence() { items.append(try YAMLTree(item)) }
      self = .list(items)
    } else {
      self = .scalar(value.isNull ? "" : try value.string())
    }
  }
}

extension YAMLTree {
  /// The document: the first level in blocks, what is small below it in one line.
  public var text: String {
    (try? Yams.serialize(node: node(level: 0), width: 100, allowUnicode: true)) ?? ""
  }

  private func node(level: Int) -> Node {
    let style: Node.Mapping.Style = level > 0 && isSmall(level) ? .flow : .block
    switch self {
    case .scalar(""): return Node("", Tag(.implicit), .plain)
    case .scalar(let text):
      let isOdd =
        ["~", "null"].contains(text) || text.first?.isWhitespace ?? true
        || text.last?.isWhitespace ?? true
      return Node(text, Tag(.implicit), isOdd ? .doubleQuoted : .any)
    case .list(let items):
      return .sequence(
        Node.Sequence(
          items.map { $0.node(level: level + 1) }, Tag(.implicit),
          style == .flow ? .flow : .block))
    case .mapping(let pairs):
      return .mapping(
        Node.Mapping(
          pairs.map { (Node($0.key), $0.value.node(level: level + 1)) }, Tag(.implicit), style))
    }
  }

  private func isSmall(_ level: Int) -> Bool { level > 1 || size <= 70 }

  /// Roughly how many columns it takes in one line.
  private var size: Int {
    switch self {
    case .scalar(let text): text.count
    case .list(let items): items.reduce(2) { $0 + $1.size + 2 }
    case .mapping(let pairs): pairs.reduce(2) { $0 + $1.key.count + $1.value.size + 4 }
    }
  }
}
