import Documents
import Payment
import Simulation
import Walk

extension Scenario {
  /// A walk that a person went through, as a scenario: the same acts at the same moments, and what
  /// came of it as its expectation. Nil where a scenario has no words for what happened.
  public init?(lived walk: Walk, name: String = "walk") {
    guard Self.obstacle(toSaving: walk) == nil else { return nil }
    var settings = walk.settings
    settings.remote = nil
    settings.backend.keepsBook = false
    self.init(
      name: name,
      about: Bilingual(zh: "有人在屏幕上走过的一次支付。", en: "What somebody did on the screen."),
      settings: settings, steps: Self.steps(of: walk))
    // As it ends when nobody does any more.
    var player = Player(self, isSigning: false)
    let outcome = player.play()
    expect.success = outcome.successCodes
    expect.conclusion = outcome.conclusion?.name
    expect.verdict = outcome.verdict
    expect.polls = Bounds(outcome.polls)
    exempt = Set(outcome.violations.map(\.invariant))
  }

  /// Why a walk cannot be kept as a scenario; nil where it can.
  public static func obstacle(toSaving walk: Walk) -> Bilingual? {
    for (_, input) in walk.inputs {
      switch input {
      case .notifyNow:
        return Bilingual(
          zh: "这次走查里手动发过通知，场景写不出来", en: "a notify was sent by hand: no scenario has words for it")
      case .called:
        return Bilingual(
          zh: "这次走查里有外部服务器的调用，场景写不出来",
          en: "a server outside called: no scenario has words for it")
      case .act, .clock, .answer: break
      }
    }
    if walk.context.orders.orders.first?.origin == .file {
      return Bilingual(
        zh: "订单来自文件，场景里只有内置商户的订单",
        en: "the order is from a file; a scenario's is the merchant's own")
    }
    return nil
  }

  /// The acts of the person. The order is submitted in any case, and again after "new".
  private static func steps(of walk: Walk) -> [UserStep] {
    var steps: [UserStep] = []
    var isNew = true
    for (entry, input) in walk.inputs {
      guard case .act(let act) = input else { continue }
      defer { isNew = act == .newPayment }
      if isNew, act == .buy { continue }
      steps.append(UserStep(act, at: entry.at - walk.settings.start))
    }
    return steps
  }
}
