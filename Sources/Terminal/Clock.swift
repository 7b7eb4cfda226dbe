import CTerminal

/// Microseconds of a clock that never goes back, for deadlines. Its zero means nothing.
public func nowMicroseconds() -> Int64 {
  ct_monotonic_microseconds()
}

/// Microseconds since 1970 began, UTC.
public func wallMicroseconds() -> Int64 {
  ct_wall_microseconds()
}
