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
    civil(secondsEast: secondsEast, "-", " ", ":")
  }

  /// `20190825161121`, as WeChat writes it.
  public func compactCivilTime(secondsEast: Int64 = beijingSecondsEast) -> String {
    civil(secondsEast: secondsEast, "", "", "")
  }

  private func civil(
    secondsEast: Int64, _ dash: String, _ between: String, _ colon: String
  ) -> String {
    var time = time_t(seconds + secondsEast)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ n: Int32) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let date = "\(parts.tm_year + 1900)\(dash)\(two(parts.tm_mon + 1))\(dash)\(two(parts.tm_mday))"
    return
      "\(date)\(between)\(two(parts.tm_hour))\(colon)\(two(parts.tm_min))\(colon)\(two(parts.tm_sec))"
  }
}
