import Documents
import TTPay

/// How a rule is known.
public enum Provenance: String, Sendable {
  /// The platform's own pages say so.
  case documented
  /// Third parties saw it.
  case observed
  /// Nothing public says; we decided.
  case ourChoice = "our-choice"

  public var name: Bilingual {
    switch self {
    case .documented: Bilingual(zh: "官方文档", en: "documented")
    case .observed: Bilingual(zh: "实测", en: "observed")
    case .ourChoice: Bilingual(zh: "本工具约定", en: "our choice")
    }
  }
}

/// The rules of tt.pay, WeChat and Alipay that decide what happens; entries of the journal name
/// the one they follow. The raw values are stable identifiers.
public enum Rule: String, CaseIterable, Sendable {
  // tt.pay
  case orderFromServer = "order-from-server"
  case raiseCashier = "raise-cashier"
  case sheetRises = "sheet-rises"
  case straightToChannel = "straight-to-channel"
  case failMeansNotRaised = "fail-means-not-raised"
  case failOnlyWithoutSheet = "fail-only-without-sheet"
  case toastForOrder = "toast-for-order"
  case firstErrorIsToast = "first-error-is-toast"
  case settledOrder = "settled-order"
  case nestedValue = "nested-value"
  case toastOnPage = "toast-on-page"
  case toastClosed = "toast-closed"
  case successIsNoProof = "success-is-no-proof"
  case completeFollows = "complete-follows"
  case countdownEnds = "countdown-ends"
  case countdownWaits = "countdown-waits"
  case closedByCross = "closed-by-cross"
  case backGesture = "back-gesture"
  case dropsSheet = "relaunch-drops-sheet"
  // getOrderStatus
  case asksOrderStatus = "asks-order-status"
  case asksOncePerReturn = "asks-once-per-return"
  case settledCode = "settled-code"
  case rejectedIsUnknown = "rejected-is-unknown"
  case absentIsUnknown = "absent-is-unknown"
  case badCodeIsUnknown = "bad-code-is-unknown"
  case undefinedKeepsSheet = "undefined-keeps-sheet"
  case numberIsUndefined = "bare-number-is-undefined"
  case neverSettles = "never-settles"
  // Channels
  case opensWeChat = "opens-wechat"
  case opensAlipay = "opens-alipay"
  case wechatURLExpired = "mweb-url-expired"
  case channelClosed = "channel-closed"
  case wechatBadURL = "wechat-bad-url"
  case alipayBadString = "alipay-bad-order-string"
  case paidOnce = "channel-takes-money-once"
  case payerDecides = "payer-decides"
  case wechatReturns = "wechat-return-says-nothing"
  case directWeChatUnknown = "direct-wechat-is-unknown"
  case alipayResult = "alipay-result-status"
  case alipayCancelKeepsSheet = "alipay-cancel-keeps-sheet"
  case alipayLeaveCancels = "alipay-leave-is-cancel"
  case killedNoReturn = "killed-no-return"
  case returnDelay = "return-delay"
  case notifyDelay = "notify-delay"
  case notifyRetries = "notify-retries"
  case notifyAnswered = "notify-answered"
  case returnsEarly = "wechat-returns-early"
  case channelAnswers = "channel-answers-queries"
  // Merchant
  case standInURLs = "stand-in-urls"
  case learnsByNotify = "learns-by-notify"
  case statusTable = "status-table"
  case notifyIdempotent = "notify-idempotent"
  case notifyAmount = "notify-amount"
  case notifyUnknownOrder = "notify-unknown-order"
  case surplusGoesBack = "surplus-goes-back"
  case notifySigned = "notify-signed"
  case notifyMonotone = "notify-monotone"
  case asksChannel = "asks-channel"
  case closesOrder = "closes-order"
  case staleRead = "stale-read"
  case conduct = "as-the-scenario-says"
  // Front end
  case pollAfterSuccess = "poll-after-success"
  case pollsOnOtherCodes = "polls-on-other-codes"
  case pollsUsedUp = "polls-used-up"
  case pollWaits = "poll-waits"
  case retryAfterFloor = "retry-after-floor"
  case oneShot = "one-shot-poll"
  case lateReplyIgnored = "late-reply-ignored"
  case newCallbackCancelsPoll = "new-callback-cancels-poll"
  case asksOpenOrder = "asks-open-order"
  case requestTimeout = "request-timeout"
  case trustsSuccess = "trusts-success"
  case editsOrder = "edits-order"
}
