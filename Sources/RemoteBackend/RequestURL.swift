import Documents
import Payment

extension RequestReader {
  mutating func url(_ text: String, _ reader: YAMLReader) throws(YAMLError) -> Template {
    let text = try role.text(text, in: reader)
    guard case .text(let first)? = text.parts.first else { throw reader.error(Self.hostIsLiteral) }
    let start: URLStart
    do {
      start = try URLStart(first)
    } catch {
      throw reader.error(error.text)
    }
    if start.length == first.utf8.count, text.parts.count > 1 {
      throw reader.error(Self.hostIsLiteral)
    }
    for case .text(let part) in text.parts where part.utf8.contains(UInt8(ascii: "#")) {
      throw reader.error("what follows a # in a URL is never sent; leave it out, or write %23")
    }
    var template = Template()
    for part in text.parts {
      switch part {
      case .text(let text): appendLiteral(text, to: &template)
      case .placeholder(let placeholder): template.append(.value(placeholder, .url))
      case .secret(let name): template.append(.secret(name, .url))
      }
    }
    return template
  }

  private static let hostIsLiteral =
    "scheme, host and port must be written out: {…} and ${…} may stand only after the / behind them"

  /// Adds what is spelt out in the URL, the value of a secret parameter apart.
  private mutating func appendLiteral(_ text: String, to template: inout Template) {
    var rest = text.utf8[...]
    while let mark = rest.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "&") })
    {
      let start = rest.index(after: mark)
      let name = rest[start...].prefix { !"=&".utf8.contains($0) }
      let equals = name.endIndex
      template.append(Self.encoded(rest[..<equals]))
      rest = rest[equals...]
      let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "&") }
      guard SecretLiterals.isSecret(String(decoding: Array(name), as: UTF8.self)), !value.isEmpty
      else { continue }
      template.append("=")
      // It is written in the profile as it stands in the URL, and is not escaped again.
      let kept = secrets.keep(
        Self.encoded(value), at: "\(place).url.\(String(decoding: Array(name), as: UTF8.self))")
      template.append(.secret(kept, .none))
      rest = rest[value.endIndex...]
    }
    template.append(Self.encoded(rest))
  }

  /// What no URL may hold is percent-encoded; what is encoded already stays.
  private static func encoded(_ text: Substring.UTF8View) -> String {
    var result = ""
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += hex.utf8.count < 2 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return result
  }
}

extension URLStart.Malformed {
  var text: String {
    switch self {
    case .noScheme: "a URL must begin with https:// or http://"
    case .user: "no user and password in a URL: use the header Authorization"
    case .host:
      "the host must be a name or an address in ASCII: letters, digits, - and . (xn--… for others)"
    case .port: "the port must be a number from 1 to 65535"
    }
  }
}
