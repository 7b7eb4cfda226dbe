/// The keys and values of a mapping, in the order in which they were written.
public struct YAMLMapping {
  public struct Entry {
    public let key: String
    public let line: Int
    public let column: Int
    public let value: YAMLReader
  }

  public let entries: [Entry]
  public let line: Int
  public let column: Int

  public subscript(key: String) -> YAMLReader? {
    entries.first { $0.key == key }?.value
  }

  /// - Throws: `YAMLError` when the key is missing.
  public func required(_ key: String) throws(YAMLError) -> YAMLReader {
    guard let value = self[key] else {
      throw YAMLError(
        message: "key \"\(key)\" is missing", line: line, column: column,
        suggestion: nil)
    }
    return value
  }

  /// A complaint for each key that is not among `known`, with the one that was probably meant.
  public func unknownKeys(known: [String]) -> [YAMLError] {
    entries.filter { !known.contains($0.key) }.map { entry in
      YAMLError(
        message: "unknown key \"\(entry.key)\"", line: entry.line, column: entry.column,
        suggestion: nearMiss(entry.key, among: known))
    }
  }

  /// - Throws: the first complaint of `unknownKeys(known:)`.
  public func requireKeys(among known: [String]) throws(YAMLError) {
    if let first = unknownKeys(known: known).first { throw first }
  }
}
