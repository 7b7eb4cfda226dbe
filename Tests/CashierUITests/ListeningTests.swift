import Channels
import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// The screen while merchants' servers ask WeChat and Alipay.
@Suite struct ListeningTests {
  private static func order(_ screen: inout Screen) -> WeChatMessage? {
    let fields = [
      ("appid", "wx1"), ("mch_id", "1"), ("nonce_str", "n"), ("out_trade_no", "SHOP-7"),
      ("body", "茶"), ("total_fee", "88"), ("trade_type", "MWEB"),
      ("spbill_create_ip", "127.0.0.1"), ("notify_url", "http://127.0.0.1:5000/notify"),
    ]
    let message = WeChatMessage(fields.map { WeChatMessage.Field($0.0, $0.1) })
    let request = ChannelRequest(
      .wechat(.unifiedOrder, message, sign: .right), base: "http://127.0.0.1:8090")
    guard case .reply(let reply)? = screen.answer(.request(request)),
      case .wechat(let answer, _) = reply.body
    else { return nil }
    return answer
  }

  private static func link(_ answer: WeChatMessage?) throws -> PaymentLink {
    .prepay(try #require(answer?["prepay_id"]))
  }

  @Test(arguments: [Language.en, .zh]) func waitsForAnOrder(language: Language) throws {
    let screen = Screen(100, 30, language: language, listening: "127.0.0.1:8090")
    try screen.expectFrame("waiting-100x30-\(language.rawValue)")
  }

  @Test(arguments: [Language.en, .zh]) func raisesTheOrder(language: Language) throws {
    var screen = Screen(120, 36, language: language, listening: "127.0.0.1:8090")
    _ = Self.order(&screen)
    screen.pass(.milliseconds(100))
    try screen.expectFrame("unified-order-120x36-\(language.rawValue)")
  }

  @Test func aPaymentUnderWayIsNotInterrupted() throws {
    var screen = Screen(100, 30, listening: "127.0.0.1:8090")
    screen.press(.enter)
    screen.pass(.milliseconds(100))
    let shown = screen.model.walk.payer.screen
    _ = Self.order(&screen)
    #expect(screen.model.walk.payer.screen == shown)
    #expect(screen.model.walk.backend.offered.count == 1)
    #expect(screen.frame.contains("1 order waits"))
    // Once that is over it is raised.
    screen.press(.escape)
    for _ in 0..<2 { screen.pass(.milliseconds(100)) }
    #expect(screen.model.walk.backend.offered.isEmpty)
    #expect(screen.frame.contains("¥0.88"))
  }

  @Test func theBrowserPaysOnThePhone() throws {
    var screen = Screen(100, 30, listening: "127.0.0.1:8090")
    let link = try Self.link(Self.order(&screen))
    screen.pass(.milliseconds(100))
    guard case .opened(.trade(let open))? = screen.answer(.open(link)) else {
      Issue.record("it does not open")
      return
    }
    #expect(open.status == .open)
    guard case .opened(.trade(let paid))? = screen.answer(.act(.pay, link)) else {
      Issue.record("it does not pay")
      return
    }
    #expect(paid.status == .paid)
    #expect(screen.model.walk.takings.count == 1)
    #expect(screen.model.walk.payer.screen == .app(.wechat, .paid))
  }

  @Test func theBrowserPaysNothingThatThePhoneDoesNotShow() throws {
    var screen = Screen(100, 30, listening: "127.0.0.1:8090")
    screen.press(.enter)
    screen.pass(.milliseconds(100))
    let link = try Self.link(Self.order(&screen))
    guard case .opened(.refused(let code, _))? = screen.answer(.act(.pay, link)) else {
      Issue.record("it was not refused")
      return
    }
    #expect(code == "not-on-the-phone")
    #expect(screen.model.walk.takings.isEmpty)
    guard case .opened(.refused("unknown-prepay-id", _))? = screen.answer(.open(.prepay("wx0")))
    else {
      Issue.record("it is known")
      return
    }
  }

  @Test func itsClockIsReal() {
    var screen = Screen(100, 30, listening: "127.0.0.1:8090")
    screen.press(.character("+"))
    #expect(screen.model.speed == .normal && screen.model.notice != nil)
    screen.press(.character("r"))
    #expect(screen.model.notice?.en == "no notify is to come")
  }
}
