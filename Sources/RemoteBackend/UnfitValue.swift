import TTPay

/// A value that cannot be written where the profile wants it: the request is not made.
public struct UnfitValue: Error, Equatable, Sendable {
  enum Place: Equatable {
    case url
    case header(String)
    case body
  }

  let placeholder: Placeholder
  let place: Place

  /// The same for people.
  public var finding: Finding { .requestNotMade(self) }
}

extension UnfitValue.Place {
  /// Whether the value stays one value here: no control character in a header, no segment of a
  /// URL's path that is empty or of dots alone.
  func takes(_ value: String, inPath: Bool) -> Bool {
    switch self {
    case .url: !inPath || value.utf8.contains { $0 != UInt8(ascii: ".") }
    case .header: value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    case .body: true
    }
  }
}
