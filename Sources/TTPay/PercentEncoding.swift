import Documents

/// One of the ways in which a value is url-encoded.
public struct PercentEncoding: Sendable {
  /// What stays as it is beside letters and digits.
  let kept: String
  var space = "%20"
  var isLowerCase = false

  /// One value inside a URL: all but the unreserved characters of RFC 3986.
  public static let url = PercentEncoding(kept: "-_.~")
  /// One name or value of application/x-www-form-urlencoded, as browsers write it.
  public static let formField = PercentEncoding(kept: "-_.*", space: "+")

  /// RFC 3986, Python's quote, JavaScript's encodeURIComponent and encodeURI.
  static let percent = ["-_.~", "-_.~/", "-_.!~*'()", "-_.!~*'();/?:@&=+$,#"].flatMap { kept in
    [PercentEncoding(kept: kept), PercentEncoding(kept: kept, isLowerCase: true)]
  }

  /// Java, PHP, Go and Python, .NET.
  static let form = [
    PercentEncoding(kept: "-_.*", space: "+"), PercentEncoding(kept: "-_.", space: "+"),
    PercentEncoding(kept: "-_.~", space: "+"),
    PercentEncoding(kept: "-_.!*()", space: "+", isLowerCase: true),
  ]

  public func encode(_ text: String) -> String {
    let digits = isLowerCase ? Self.lowerCaseDigits : Self.upperCaseDigits
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 2)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: bytes.append(byte)
      case 0x20: bytes += space.utf8
      case _ where kept.utf8.contains(byte): bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let upperCaseDigits = Array("0123456789ABCDEF".utf8)
  private static let lowerCaseDigits = Array("0123456789abcdef".utf8)

  /// The text behind a form-encoded one; nil if it is no valid encoding of UTF-8.
  static func decodeForm(_ text: Substring.UTF8View) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
