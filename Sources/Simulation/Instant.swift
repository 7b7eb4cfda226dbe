/// A length of time in whole microseconds (µs).
public struct TimeSpan: Hashable, Comparable, Codable, Sendable {
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static let zero = TimeSpan(microseconds: 0)
  public static func microseconds(_ n: Int64) -> TimeSpan { TimeSpan(microseconds: n) }
  public static func milliseconds(_ n: Int64) -> TimeSpan { TimeSpan(microseconds: n * 1_000) }
  public static func seconds(_ n: Int64) -> TimeSpan { TimeSpan(microseconds: n * 1_000_000) }
  public static func minutes(_ n: Int64) -> TimeSpan { .seconds(n * 60) }
  public static func hours(_ n: Int64) -> TimeSpan { .minutes(n * 60) }

  public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.microseconds < b.microseconds }
  public static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(microseconds: a.microseconds + b.microseconds)
  }
  public static func - (a: TimeSpan, b: TimeSpan) -> TimeSpan {
    TimeSpan(microseconds: a.microseconds - b.microseconds)
  }
  public static func * (a: TimeSpan, n: Int64) -> TimeSpan {
    TimeSpan(microseconds: a.microseconds * n)
  }
}

/// A moment in whole microseconds (µs) since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Codable, Sendable {
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }
  public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

  /// The whole seconds since 1970, as orders count time.
  public var seconds: Int64 { microseconds / 1_000_000 }

  public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }
  public static func + (a: Instant, b: TimeSpan) -> Instant {
    Instant(microseconds: a.microseconds + b.microseconds)
  }
  public static func - (a: Instant, b: Instant) -> TimeSpan {
    TimeSpan(microseconds: a.microseconds - b.microseconds)
  }
}

// In documents both are bare numbers of microseconds, small enough to be added up.
extension TimeSpan {
  /// The longest that a document may say: a year.
  public static let longest = TimeSpan.hours(366 * 24)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    microseconds = try container.decode(Int64.self)
    guard microseconds.magnitude <= Self.longest.microseconds.magnitude else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "above a year")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension Instant {
  /// The farthest from 1970 that a document may say: 11 digits of seconds.
  public static let farthest: Int64 = 99_999_999_999_000_000

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    microseconds = try container.decode(Int64.self)
    guard microseconds.magnitude <= Self.farthest.magnitude else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "too far from now")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}
