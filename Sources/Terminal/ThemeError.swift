import Documents

/// Why there is no such theme.
public enum ThemeError: Error, Equatable {
  case unknown(name: String, known: [String])
  case unreadable(path: String)
  case malformed(path: String, YAMLError)
}

extension ThemeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let name, let known):
      let hint = nearMiss(name, among: known).map { "; did you mean \"\($0)\"?" } ?? "."
      return "no theme \"\(name)\"\(hint) There are: \(known.joined(separator: ", "))."
    case .unreadable(let path):
      return "the theme \(path) cannot be read"
    case .malformed(let path, let error):
      return "the theme \(path), \(error)"
    }
  }
}
