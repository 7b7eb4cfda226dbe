/// What is wrong in a YAML document, and where.
public struct YAMLError: Error, Hashable, Sendable {
  public var message: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in Unicode scalars.
  public var column: Int
  /// What was probably meant.
  public var suggestion: String?

  public init(message: String, line: Int, column: Int, suggestion: String? = nil) {
    self.message = message
    self.line = line
    self.column = column
    self.suggestion = suggestion
  }
}

extension YAMLError: CustomStringConvertible {
  /// `line 3, column 1: unknown key "amont" (did you mean "amount"?)`
  public var description: String {
    let hint = suggestion.map { " (did you mean \"\($0)\"?)" } ?? ""
    return printable("line \(line), column \(column): \(message)\(hint)")
  }
}
