import Yams

extension YAMLError {
  init(message: String, at mark: Mark?, suggestion: String? = nil) {
    self.init(
      message: message, line: mark?.line ?? 1, column: mark?.column ?? 1, suggestion: suggestion)
  }

  /// What the parser found wrong, in one line.
  init(parsing error: any Error) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let reason = context.map { "\($0.text): \(problem)" } ?? problem
      self.init(message: reason.trimmed, at: mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
      self.init(message: "key \(names) more than once", at: context.mark)
    case .reader(let problem, let offset, _, let text):
      let before = text.utf8.prefix(offset ?? 0)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
      self.init(message: problem, line: line, column: column)
    default:
      self.init(message: "not readable as YAML", line: 1, column: 1)
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
