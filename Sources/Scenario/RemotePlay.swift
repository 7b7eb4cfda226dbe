import CashierPlatform
import Documents
import MerchantBackend
import Payment
import RemoteBackend
import Simulation
import Walk

extension Scenario {
  /// Why it cannot be played against a merchant's own server; nil where it can.
  public var obstacleToRemote: Bilingual? {
    if settings.backend.conduct != BackendConduct() {
      return Bilingual(
        zh: "backend: 说的是内置商户的内部，你的后端没有这些开关",
        en: "backend: is about the inside of the embedded merchant")
    }
    if !settings.frontend.edits.isEmpty {
      return Bilingual(
        zh: "edits: 要用应用密钥验签，这里没有你的密钥", en: "edits: needs your app secret to check the sign")
    }
    let kinds = (settings.channel.notifies.listed + [settings.channel.notifies.then]).map(\.kind)
    let isOdd = kinds.contains { kind in
      switch kind {
      case .delivered, .lost, .amount: false
      case .forged, .stale: true
      }
    }
    if isOdd || settings.channel.forgedAfter != nil {
      return Bilingual(
        zh: "伪造或过时的通知要由渠道签名，merchant.yaml 写不出来",
        en: "a forged or older notify is the channel's own; a merchant.yaml has no words for it")
    }
    if steps.contains(where: { $0.takes > .minutes(1) }) {
      return Bilingual(
        zh: "用户要等几分钟：这里的时间是虚拟的，你的后端的时钟却是真的",
        en: "the user waits for minutes, which pass here at once, but not on your backend's clock")
    }
    return nil
  }

  /// What only the embedded merchant finds.
  private static let findingsInside: Set<String> = [
    "notify-unknown-order", "notify-amount-differs", "notify-forged", "notify-out-of-order",
    "paid-twice", "paid-after-close", "unified-order-failed", "channel-busy", "closed-here-only",
  ]

  /// The same story with a merchant's own server in the embedded one's place.
  ///
  /// - Parameter start: the wall's clock: the server has no other.
  public func remote(_ profile: BackendProfile, at start: Instant) -> Scenario {
    var scenario = self
    scenario.settings.remote = profile
    scenario.settings.start = start
    scenario.settings.frontend.requestTimeout = max(
      settings.frontend.requestTimeout, profile.deadline + .seconds(1))
    // The way to a real server takes the time that it takes, unless the scenario says more.
    for party in [PartyID.frontend, .channel] {
      let standard = Links()[party, .backend].latency
      if settings.links[party, .backend].latency == standard {
        scenario.settings.links[party, .backend].latency = .constant(.zero)
      }
    }
    // A real server takes its own time, and does not tell what it thinks.
    scenario.expect.concluded = nil
    scenario.expect.order = nil
    scenario.expect.findings?.removeAll { Self.findingsInside.contains($0) }
    scenario.expect.refundsDue = nil
    return scenario
  }
}
