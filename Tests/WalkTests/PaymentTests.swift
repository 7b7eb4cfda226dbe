import CashierPlatform
import Documents
import FrontendLogic
import Payment
import Simulation
import TTPay
import Testing

@testable import Walk

@Suite struct PaymentTests {
  @Test func wechatPaidIsConfirmed() throws {
    let story = try Story("wechat,pay")
    #expect(story.successCodes == [0])
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.walk.verdict == .right)
    #expect(story.walk.frontend.statusQueries == 1)
    #expect(story.walk.frontend.polls == 1)
    #expect(story.walk.takings.map(\.amount) == [1])
  }

  @Test func alipayPaidIsConfirmedWithoutAskingGetOrderStatus() throws {
    let story = try Story("alipay,pay")
    #expect(story.successCodes == [0])
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.walk.frontend.statusQueries == 0)
  }

  @Test func completeFollowsSuccessWithTheSameObject() throws {
    let story = try Story("alipay,pay")
    let index = try #require(story.messages.firstIndex(of: .success(.paid)))
    #expect(story.messages[index + 1] == .complete(.success(.paid)))
  }

  @Test func cancelInAlipayKeepsTheSheetSoSuccessFiresTwice() throws {
    let story = try Story("alipay,cancel,wechat,pay")
    #expect(story.successCodes == [4, 0])
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.walk.frontend.earlier == [.cancelled])
  }

  @Test func cancelInWeChatIsUnknownUntilTheBackendSays() throws {
    let story = try Story("wechat,cancel", toEnd: false)
    var walk = story.walk
    walk.advance(to: walk.now + .seconds(10))
    #expect(walk.conclusion == .unconfirmed)
    #expect(walk.verdict == .right)
    #expect(walk.frontend.polls == 4)
  }

  @Test func crossClosesWithCode4AndBackGestureWithNothing() throws {
    #expect(try Story("close").successCodes == [4])
    let back = try Story("back")
    #expect(back.successCodes.isEmpty)
    #expect(back.walk.conclusion == .noCallback)
    #expect(back.walk.verdict == .right)
  }

  @Test func killedAfterPayingIsUnresolvedUntilReopened() throws {
    var story = try Story("wechat,pay-and-kill")
    #expect(story.successCodes.isEmpty)
    #expect(story.walk.conclusion == .noCallback)
    #expect(story.walk.verdict == .unresolvedThoughPaid)
    try story.play("reopen")
    story.walk.runToEnd()
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.walk.verdict == .right)
  }

  @Test func reopenedBeforePayingOffersTheSameOrderAgain() throws {
    let story = try Story("wechat,kill,reopen,pay-again,alipay,pay")
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.walk.context.orders.orders.count == 1)
  }

  @Test func theEmbeddedOrderIsSignedForAlipay() throws {
    let info = try #require(try Story("").walk.context.orders.orders.first).info
    let parameters = AlipayParameters(form: try #require(info["alipay_url"]))
    #expect(
      AlipaySignature.isRight(parameters, key: AlipayPrivateKey.builtInTestApp.publicKey))
    #expect(WeChatPrepay.id(in: try #require(info["wx_url"])) != nil)
  }

  /// A quote and a combining mark are one character to Swift, and two to JSON.
  @Test(arguments: ["\"tea\"", "\"\u{301}", "\\\u{301}", "a\nb"])
  func anySubjectIsToldToAlipay(subject: String) throws {
    var settings = WalkSettings()
    settings.backend.subject = subject
    let order = try #require(
      try Story("", settings: settings).walk.context.orders.orders.first)
    let parameters = AlipayParameters(form: try #require(order.info["alipay_url"]))
    let content = try OrderReader.readJSON(try #require(parameters["biz_content"]))
    guard case .object(let object) = content else { return #expect(Bool(false)) }
    #expect(object["subject"] == .string(subject))
  }

  @Test func alipayRefusesAnOrderStringWhoseSignIsWrong() throws {
    let made = try #require(try Story("").walk.context.orders.orders.first)
    for code in [FindingCode.alipaySignWrong, .alipayStringInvalid] {
      let order = Order(
        made.info, origin: .file, sign: .verified, findings: [Finding(code, field: "alipay_url")])
      let story = try Story("alipay", adopting: order)
      #expect(story.messages.contains(.app(.alipay, .refused(.badOrderString))))
    }
  }

  @Test func insufficientBalanceFailsInAlipayAndStaysInWeChat() throws {
    #expect(try Story("alipay,no-balance").successCodes == [2])
    let wechat = try Story("wechat,no-balance,pay")
    #expect(wechat.successCodes == [0])
  }

  @Test func wrongPasswordCanBeTriedAgain() throws {
    #expect(try Story("alipay,wrong-password,pay").walk.verdict == .right)
  }

  @Test func leavingWeChatUnpaidAsksAndAnswersUnknown() throws {
    let story = try Story("wechat,leave", toEnd: false)
    var walk = story.walk
    walk.advance(to: walk.now + .milliseconds(100))
    #expect(walk.frontend.successCode == .unknown)
  }

  @Test func sheetLeftOpenTimesOut() throws {
    let story = try Story()
    #expect(story.successCodes == [1])
    #expect(story.walk.conclusion == .notPaid(.timedOut))
  }

  @Test func countdownThatEndsInWeChatWaitsForTheAnswer() throws {
    let paid = try Story("wechat@0,pay@299900")
    #expect(paid.successCodes == [0])
    let unpaid = try Story("wechat,cancel@400000")
    #expect(unpaid.successCodes == [1])
  }

  @Test func countdownThatEndsInAlipayIsATimeoutOnlyIfUnpaid() throws {
    #expect(try Story("alipay,cancel@400000").successCodes == [1])
    #expect(try Story("alipay,pay@400000").successCodes == [0])
  }

  @Test(arguments: [(3, "pay", 9), (3, "cancel", 9), (4, "pay", 0), (4, "cancel", 4)])
  func servicesWithoutASheet(service: Int, act: String, code: Int) throws {
    var settings = WalkSettings()
    settings.options.service = service
    let story = try Story(act, settings: settings)
    #expect(story.successCodes == [code])
    #expect(story.walk.frontend.statusQueries == 0)
    #expect(story.walk.verdict == .right)
  }

  @Test(arguments: [0, 2, 5]) func unknownServicesFail(service: Int) throws {
    var settings = WalkSettings()
    settings.options.service = service
    let story = try Story(settings: settings)
    #expect(story.messages.contains { if case .fail = $0 { true } else { false } })
    #expect(story.successCodes.isEmpty)
    guard case .notRaised = story.walk.conclusion else {
      Issue.record("\(String(describing: story.walk.conclusion))")
      return
    }
  }

  @Test func channelsWithoutURLAreHidden() throws {
    var settings = WalkSettings()
    settings.backend.channels = [.alipay]
    let story = try Story(settings: settings, toEnd: false)
    var walk = story.walk
    walk.advance(to: walk.now + .seconds(1))
    #expect(walk.payer.acts == [.alipay, .close, .back])
  }

  @Test func defaultChannelStandsFirst() throws {
    var settings = WalkSettings()
    settings.options.defaultChannel = .alipay
    var walk = try Story(settings: settings, toEnd: false).walk
    walk.advance(to: walk.now + .seconds(1))
    #expect(walk.payer.acts.first == .alipay)
  }

  @Test func nothingIsLeftRunningAtTheEnd() throws {
    for script in ["wechat,pay", "alipay,pay", "wechat,cancel", "close", "back", "wechat,kill"] {
      let story = try Story(script)
      #expect(story.walk.nextDue == nil)
      #expect(story.walk.context.runningTimers.isEmpty)
    }
  }

  @Test func anActThatIsNotOfferedDoesNothing() throws {
    var walk = try Story(toEnd: false).walk
    walk.advance(to: walk.now + .seconds(1))
    let entries = walk.journal.entries.count
    let done = walk.perform(.pay)
    #expect(!done)
    #expect(walk.journal.entries.count == entries)
  }

  @Test func anOrderThatIsSettledCannotBePaidAgain() throws {
    let order = Order.adopted(
      PayOptions(order: try Self.order), sign: .notVerified, merchant: nil)
    var story = try Story("wechat,pay", adopting: order)
    story.walk.startPayment()
    story.walk.advance(to: story.walk.now + .seconds(1))
    #expect(story.findings.contains("CD0402"))
    #expect(story.walk.payer.screen == .sheet(.toast(.settled)))
    #expect(story.walk.conclusion == .refused(.settled))
    #expect(story.walk.verdict == .right)
    #expect(story.walk.context.orders.orders.count == 1)
  }

  @Test(arguments: [(1, StatusPromise.absent), (3, .settles), (4, .settles)])
  func getOrderStatusWhereItIsUselessOrMissingIsAFinding(
    service: Int, promise: StatusPromise
  ) throws {
    var settings = WalkSettings()
    settings.options.service = service
    settings.frontend.getOrderStatus = promise
    let expected = service == 1 ? "get-order-status-missing" : "get-order-status-unused"
    #expect(try Story(settings: settings, toEnd: false).afterASecond.findings == [expected])
  }

  @Test func aURLOlderThanFiveMinutesIsRefusedByWeChat() throws {
    var settings = WalkSettings()
    settings.backend.validTime = 3_600
    let story = try Story("wechat@301000,return", settings: settings)
    #expect(story.messages.contains(.app(.wechat, .refused(.urlExpired))))
    #expect(story.walk.takings.isEmpty)
  }

  @Test func theSameOrderIsPaidOnceByAChannel() throws {
    let same = try Story("wechat,leave,reopen,pay-again,wechat,pay")
    #expect(same.walk.takings.count == 1)
  }

  @Test func orderingAgainBeforeTheFirstPaymentIsKnownPaysTwice() throws {
    let again = try Story("alipay,pay-and-kill,reopen,buy,alipay,pay")
    #expect(again.walk.context.orders.orders.count == 2)
    #expect(again.walk.verdict == .paidTwice)
    let another = try Story("alipay,pay-and-kill,new,alipay,pay")
    #expect(another.walk.verdict == .right)
  }

  @Test func payingThroughBothChannelsIsPaidTwice() throws {
    var settings = WalkSettings()
    settings.frontend.getOrderStatus = .undefined
    let story = try Story("wechat,pay,alipay,pay", settings: settings)
    #expect(story.walk.verdict == .paidTwice)
    #expect(story.findings.contains("paid-twice"))
  }

  @Test func notifiesAreResentOnTheChannelsOwnSchedule() throws {
    var settings = WalkSettings()
    settings.channel.notifies = Listed(then: .lost)
    for (act, total) in [
      ("wechat", TimeSpan.hours(24) + .minutes(4)), ("alipay", .hours(24) + .minutes(24)),
    ] {
      let entries = try Story("\(act),pay", settings: settings).walk.journal.entries
      let tries = entries.filter {
        if case .message(.notify, _, _, .lost(.planned)) = $0.what { true } else { false }
      }
      #expect(tries.count == (act == "wechat" ? 16 : 8))
      let first = try #require(tries.first)
      let last = try #require(tries.last)
      #expect(last.at - first.at == total)
    }
  }

  /// Alipay takes what its own order string asks for.
  @Test func alipayTakesItsOwnAmountAndTheMerchantRefusesTheNotify() throws {
    var info = try Self.order
    info.set("total_amount", "100")
    let order = Order.adopted(PayOptions(order: info), sign: .notVerified, merchant: nil)
    let story = try Story("alipay,pay", adopting: order)
    #expect(story.walk.takings.map(\.amount) == [1])
    #expect(story.findings.contains("notify-amount-differs"))
    #expect(story.walk.conclusion == .unconfirmed)
    #expect(story.walk.verdict == .unresolvedThoughPaid)
    let wechat = try Story("wechat,pay", adopting: order)
    #expect(wechat.walk.takings.map(\.amount) == [100] && wechat.walk.verdict == .right)
  }

  @Test func aPaymentUnderWayHasNoVerdict() throws {
    var walk = try Story("alipay,cancel@900,alipay", toEnd: false).walk
    walk.advance(to: walk.now + .milliseconds(10))
    #expect(walk.payer.screen == .app(.alipay, .confirm))
    #expect(walk.conclusion == nil && walk.verdict == nil && walk.isPaymentUnderWay)
    let killed = try Story("alipay,cancel@900,alipay,pay-and-kill").walk
    #expect(killed.conclusion == .noCallback && killed.verdict == .unresolvedThoughPaid)
  }

  @Test func whereTheOrderFailedNothingIsUnderWay() throws {
    var settings = WalkSettings()
    settings.links[.frontend, .backend].faults = WireFaults(
      orders: Listed([.fails(.refused)], then: .passes))
    let walk = try Story(settings: settings).walk
    #expect(walk.payer.page == .orderingFailed(.refused))
    #expect(!walk.isPaymentUnderWay)
  }

  @Test func reopenedWithoutAnAnswerItCanAskAgain() throws {
    var settings = WalkSettings()
    settings.channel.notifyDelay = .constant(.seconds(5))
    let story = try Story("wechat,pay-and-kill,reopen,reopen@10000", settings: settings)
    #expect(story.walk.conclusion == .confirmed)
  }

  @Test func whatIsCountedIsThePaymentThatIsWalked() throws {
    let story = try Story("wechat,leave,reopen,pay-again,alipay,pay")
    #expect(story.walk.successCodes == [9, 0])
    #expect(story.walk.queries(for: .getOrderStatus) == 1)
    #expect(story.walk.queries(for: .poll) == 5)
    let another = try Story("wechat,pay,new,alipay,pay")
    #expect(another.walk.successCodes == [0])
    #expect(another.walk.queries(for: .getOrderStatus) == 0)
  }

  @Test func ourChoicesAmongTheFindingsSayThatTheyAreOurs() throws {
    let order = Order.adopted(PayOptions(order: try Self.order), sign: .notVerified, merchant: nil)
    var story = try Story("wechat,pay", adopting: order)
    story.walk.startPayment()
    story.walk.advance(to: story.walk.now + .seconds(1))
    let settled = story.walk.journal.entries.first {
      if case .finding(let finding, _) = $0.what { finding.code == "CD0402" } else { false }
    }
    #expect(settled?.rule?.provenance == .ourChoice)
  }

  @Test func aDuplicateNotifyChangesNothing() throws {
    var settings = WalkSettings()
    settings.channel.notifies = Listed(then: NotifyTry(copies: 2))
    let story = try Story("wechat,pay", settings: settings)
    #expect(story.walk.backend.records.map(\.state.payments.count) == [1])
    #expect(!story.findings.contains("paid-twice"))
    #expect(story.walk.verdict == .right)
  }

  @Test func aLateNotifyIsKnownWhenTheMiniProgramIsOpenedAgain() throws {
    var settings = WalkSettings()
    settings.channel.notifyDelay = .constant(.seconds(15))
    let story = try Story("wechat,pay,reopen@20000", settings: settings)
    #expect(story.successCodes == [9])
    #expect(story.walk.conclusion == .confirmed)
  }

  static var order: OrderInfo {
    get throws { try Story(toEnd: false).afterASecond.walk.context.orders.orders[0].info }
  }
}
