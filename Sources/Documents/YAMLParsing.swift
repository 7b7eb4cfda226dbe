import Yams

extension YAMLError {
  init(message: String, at mark: Mark?, suggestion: String? = nil) {
    self.init(
      message: message, line: mark?.line ?? 1, column: mark?.column ?? 1, suggestion: suggestion)
  }

  /// What the parser found wrong, in one line, and what usually mends it.
  init(parsing error: any Error) {
    switch error as? YamlError {
    case .parser(_, let problem, let mark, _) where problem.contains("nesting level"):
      self.init(message: "nested too deeply", at: mark)
    case .scanner(let context, let problem, let mark, let source),
      .parser(let context, let problem, let mark, let source),
      .composer(let context, let problem, let mark, let source):
      let reason = context.map { "\($0.text): \(problem)" } ?? problem
      let remedy = YAMLRemedy(of: problem, at: mark, in: source).map { "; \($0.rawValue)" } ?? ""
      self.init(message: reason.trimmed + remedy, at: mark)
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

/// What usually mends a text that the parser cannot read.
private enum YAMLRemedy: String {
  case tab = "indent with spaces, not with tabs"
  case quote = "put the value in quotes"
  case colon = "check the indentation, and put a value that has \": \" in it in quotes"
  case flow = "close it, and put a value that has { } [ ] , or ${…} in it in quotes"
  case key = "check the indentation"

  init?(of problem: String, at mark: Mark, in source: String) {
    if problem.contains("cannot start any token") {
      let line = source.split(separator: "\n", omittingEmptySubsequences: false)
        .dropFirst(mark.line - 1).first
      self = line?.prefix(while: \.isWhitespace).contains("\t") == true ? .tab : .quote
    } else if problem.contains("mapping values are not allowed") {
      self = .colon
    } else if problem.contains("expected ',' or") {
      self = .flow
    } else if problem.contains("expected key") || problem.contains("block end") {
      self = .key
    } else {
      return nil
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
