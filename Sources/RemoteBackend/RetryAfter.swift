import Documents
import Payment

extension HTTPReply.Outcome {
  /// The first header of a name; the name in lower case.
  func header(_ name: String) -> String? {
    guard case .response(_, let headers, _) = self else { return nil }
    return headers.first { $0.name.lowercased() == name }?.value
  }
}

/// Retry-After (RFC 9110, 10.2.3) in seconds; nil where it says nothing usable.
///
/// A date is held against the reply's own Date: our clock and the server's need not agree.
func retryAfter(_ outcome: HTTPReply.Outcome) -> UInt32? {
  guard let text = outcome.header("retry-after")?.trimmed, !text.isEmpty else { return nil }
  if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return UInt32(text) ?? .max }
  guard let until = httpSeconds(text),
    let now = outcome.header("date").flatMap({ httpSeconds($0.trimmed) })
  else { return nil }
  return UInt32(clamping: until - now)
}

/// The seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`.
private func httpSeconds(_ text: String) -> Int64? {
  let words = text.split(separator: " ")
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT",
    let month = months.firstIndex(of: String(words[2]))
  else { return nil }
  let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
  return Timestamp.microseconds("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    .map { $0 / 1_000_000 }
}

extension String {
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
