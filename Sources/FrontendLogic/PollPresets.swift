import Documents
import Simulation

/// A poll policy that has a name.
public struct PollPreset: Sendable {
  public let name: String
  public let policy: PollPolicy
  /// What it is, and who prints it.
  public let about: Bilingual

  public init(name: String, policy: PollPolicy, about: Bilingual) {
    self.name = name
    self.policy = policy
    self.about = about
  }
}

extension PollPolicy {
  /// 500 ms, 3 retries, after 0 and 9.
  public static let ttPay = PollPolicy()
  /// The source document to the letter: after 0 only, repeated as it means.
  public static let document = PollPolicy(startsOn: Codes([.paid]))
  /// The source document as written: asks once.
  public static let documentOneShot = PollPolicy(startsOn: Codes([.paid]), timer: .oneShot)

  /// Queries are counted by no limit but the deadline.
  public static let unlimited = Int.max

  /// Every so often until a deadline.
  private static func every(
    _ interval: TimeSpan, first: TimeSpan? = nil, for deadline: TimeSpan
  ) -> PollPolicy {
    PollPolicy(
      interval: interval, firstDelay: first, maxRetries: unlimited, deadline: deadline)
  }

  /// Our choice: 500 ms doubling up to 8 s, for 60 s.
  private static func backoff(_ jitter: Jitter) -> PollPolicy {
    PollPolicy(
      maxRetries: unlimited, backoffLimit: .seconds(8), jitter: jitter, deadline: .seconds(60))
  }

  /// WeChat's advice to backends.
  public static let wechatBackend: [TimeSpan] = [
    .seconds(5), .seconds(30), .minutes(1), .minutes(3), .minutes(5), .minutes(10), .minutes(30),
  ]

  /// The policies that have a name.
  public static let presets: [PollPreset] = [
    preset("tt-pay", .ttPay, "500 ms × 4，收到 0 或 9 后", "500 ms × 4, after 0 and 9"),
    preset(
      "document", .document, "源文档的本意：只在收到 0 后", "what the source document means: after 0 only"),
    preset(
      "document-one-shot", .documentOneShot, "源文档照写：只问一次",
      "the source document as written: asks once"),
    preset(
      "wechat-native", every(.seconds(2), for: .seconds(60)), "每 2 秒，共 60 秒（微信 Native 支付）",
      "every 2 s for 60 s (WeChat Pay, Native)"),
    preset(
      "wechat-quickpay", every(.seconds(3), for: .seconds(45)), "每 3 秒，共 45 秒（微信付款码）",
      "every 3 s for 45 s (WeChat Pay, Quick Pay)"),
    preset(
      "antom", every(.seconds(4), first: .seconds(5), for: .seconds(60)), "5 秒后每 4 秒，共 60 秒（Antom）",
      "first at 5 s, every 4 s for 60 s (Antom)"),
    preset(
      "douyin-game", every(.seconds(3), for: .seconds(60)), "每 3 秒，共 60 秒（抖音小游戏）",
      "every 3 s for 60 s (Douyin mini-games)"),
    preset(
      "wechat-backend",
      PollPolicy(maxRetries: wechatBackend.count - 1, schedule: wechatBackend),
      "5 秒、30 秒、1、3、5、10、30 分钟（微信给后端的建议）",
      "after 5 s, 30 s, 1, 3, 5, 10 and 30 m (WeChat's advice to backends)"),
    preset(
      "exponential", backoff(.none), "500 ms 起加倍到 8 秒，共 60 秒", "500 ms doubling up to 8 s, for 60 s"
    ),
    preset(
      "equal-jitter", backoff(.equal), "同 exponential，一半随机", "as exponential, half of it drawn"),
    preset(
      "full-jitter", backoff(.full), "同 exponential，全部随机", "as exponential, all of it drawn"),
    preset(
      "decorrelated-jitter", backoff(.decorrelated), "500 ms 到前次三倍之间随机，至多 8 秒，共 60 秒",
      "drawn between 500 ms and three times the one before, up to 8 s, for 60 s"),
  ]

  private static func preset(
    _ name: String, _ policy: PollPolicy, _ zh: String, _ en: String
  ) -> PollPreset {
    PollPreset(name: name, policy: policy, about: Bilingual(zh: zh, en: en))
  }

  /// The policy of that name.
  public static func named(_ name: String) -> PollPolicy? {
    presets.first { $0.name == name }?.policy
  }
}
