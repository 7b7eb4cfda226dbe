import Documents
import Payment
import TTPay

/// What the payer was told against where the money is: the sentence that people come for.
public enum Verdict: String, CaseIterable, Sendable {
  case right
  case paidButNotShown = "paid-but-not-shown"
  case shownButNotPaid = "shown-but-not-paid"
  case unresolvedThoughPaid = "unresolved-though-paid"
  case paidTwice = "paid-twice"

  init(conclusion: Conclusion, page: Page, timesPaid: Int) {
    if timesPaid > 1 {
      self = .paidTwice
    } else if timesPaid == 0 {
      self = conclusion == .confirmed ? .shownButNotPaid : .right
    } else {
      switch conclusion {
      case .confirmed: self = .right
      case .unconfirmed: self = .unresolvedThoughPaid
      case .noCallback:
        if case .openOrder = page { self = .paidButNotShown } else { self = .unresolvedThoughPaid }
      default: self = .paidButNotShown
      }
    }
  }

  /// - Parameter conclusion: what the payer was told.
  public func text(after conclusion: Conclusion) -> Bilingual {
    switch conclusion {
    case .refused where self == .right, .notRaised where self == .right:
      Bilingual(zh: "未进入支付，也未扣款", en: "No payment began; no money was taken")
    default: text
    }
  }

  private var text: Bilingual {
    switch self {
    case .right: Bilingual(zh: "正确：页面与钱款一致", en: "Right: the page and the money agree")
    case .paidButNotShown:
      Bilingual(zh: "已付款，页面却显示未付", en: "Paid, but the page does not show it")
    case .shownButNotPaid:
      Bilingual(zh: "页面显示已付款，其实没有扣款", en: "Shown as paid, but no money was taken")
    case .unresolvedThoughPaid:
      Bilingual(zh: "已付款，但页面尚未确认", en: "Unresolved, though paid")
    case .paidTwice: Bilingual(zh: "重复付款", en: "Paid twice")
    }
  }
}
