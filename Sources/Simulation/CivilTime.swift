#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Instant {
  /// Beijing's clock, by which WeChat and Alipay print times.
  public static let beijingSecondsEast: Int64 = 8 * 3_600

  /// `2019-08-25 16:11:21`, so many seconds east of Greenwich.
  public func civilTime(secondsEast: Int64 = beijingSecondsEast) -> String {
    var time = time_t(seconds + secondsEast)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ n: Int32) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
  }
}
