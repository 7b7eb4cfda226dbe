import Documents
import TTPay

extension SecretText.Escaping {
  /// `value` as it must be written where it stands.
  public func apply(to value: String) -> String {
    switch self {
    case .none: value
    case .url: PercentEncoding.url.encode(value)
    case .form: PercentEncoding.formField.encode(value)
    case .json:
      // Cut off in bytes: a quotation mark and what combines with it are one character.
      String(
        decoding: Array(Value.string(value).json(isHarmless: false).utf8.dropFirst().dropLast()),
        as: UTF8.self)
    case .xml: Self.xmlEscaped(value)
    }
  }

  private static func xmlEscaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      // Everything else that XML 1.0 has no way to say.
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
