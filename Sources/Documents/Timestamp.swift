/// A moment read from text: RFC 3339 (`2019-08-25T16:11:30+08:00`, `…Z`) or seconds since 1970.
public enum Timestamp {
  /// Whole microseconds since 1970-01-01T00:00:00Z, or nil if `text` is no moment.
  ///
  /// Seconds have at most 11 digits, as in an order; years run from 0001 to 9999.
  public static func microseconds(_ text: String) -> Int64? {
    if let seconds = seconds(digits: text) { return seconds * 1_000_000 }
    var rest = text.utf8[...]
    guard let year = take(4, &rest), take("-", &rest), let month = take(2, &rest),
      take("-", &rest), let day = take(2, &rest), take("T", &rest) || take(" ", &rest),
      let hour = take(2, &rest), take(":", &rest), let minute = take(2, &rest), take(":", &rest),
      let second = take(2, &rest), year > 0, (1...12).contains(month), day > 0,
      day <= length(ofMonth: month, year), hour < 24, minute < 60, second <= 60,
      let fraction = takeFraction(&rest), let offset = takeOffset(&rest), rest.isEmpty
    else { return nil }
    let clock = Int64(hour * 3600 + minute * 60 + second - offset * 60)
    return (days(year, month, day) * 86_400 + clock) * 1_000_000 + fraction
  }

  /// Seconds since 1970 from 1 to 11 digits, as orders write them.
  public static func seconds(digits: String) -> Int64? {
    guard (1...11).contains(digits.utf8.count), digits.utf8.allSatisfy(isDigit) else { return nil }
    return Int64(digits)
  }

  /// RFC 3339 in China's time: `2019-08-25T16:11:30+08:00`.
  public static func text(seconds: Int64) -> String {
    let local = min(max(seconds, -1_000_000_000_000), 1_000_000_000_000) + 8 * 3600
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let (year, month, dayOfMonth) = date(day)
    let clock = local - day * 86_400
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    let time =
      "\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))"
    return "\(date)T\(time)+08:00"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func take(_ count: Int, _ rest: inout Substring.UTF8View) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Takes one character, a letter in either case.
  private static func take(_ scalar: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
    let byte = UInt8(ascii: scalar)
    guard let next = rest.first, next == byte || byte >= 0x41 && next == byte | 0x20 else {
      return false
    }
    rest = rest.dropFirst()
    return true
  }

  private static func takeFraction(_ rest: inout Substring.UTF8View) -> Int64? {
    guard take(".", &rest) else { return 0 }
    let digits = rest.prefix(while: isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let six = digits.prefix(6).reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return (digits.count..<6).reduce(six) { value, _ in value * 10 }
  }

  /// The offset from UTC in minutes.
  private static func takeOffset(_ rest: inout Substring.UTF8View) -> Int? {
    if take("Z", &rest) { return 0 }
    let isWest = take("-", &rest)
    guard isWest || take("+", &rest), let hours = take(2, &rest), take(":", &rest),
      let minutes = take(2, &rest), hours < 24, minutes < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    let years = month > 2 ? year : year - 1
    let era = years / 400
    let yearOfEra = years - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// The reverse of ``days(_:_:_:)``.
  private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
