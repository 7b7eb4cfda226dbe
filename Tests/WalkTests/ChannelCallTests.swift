import CashierPlatform
import Channels
import Foundation
import Payment
import Simulation
import TTPay
import Testing

@testable import Walk

/// A merchant's own server asks the channels while a walk is under way.
@Suite struct ChannelCallTests {
  /// The walk with its channels listening, and the notifies that it asks to be sent.
  private struct Sandbox {
    var walk: Walk

    init() {
      var settings = WalkSettings()
      settings.channel.isListening = true
      walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest))
    }

    mutating func wechat(
      _ operation: WeChatOperation, _ fields: KeyValuePairs<String, String>,
      sign: ChannelRequest.SignState = .right
    ) -> WeChatMessage? {
      var message = WeChatMessage([
        .init("appid", "wx1"), .init("mch_id", "1"), .init("nonce_str", "n"),
        .init("out_trade_no", "T1"),
      ])
      for (name, value) in fields { message[name] = value }
      let request = ChannelRequest(
        .wechat(operation, message, sign: sign), base: "http://127.0.0.1:8090")
      guard case .wechat(let answer, _)? = walk.enter(request)?.body else { return nil }
      return answer
    }

    mutating func order() -> WeChatMessage? {
      wechat(
        .unifiedOrder,
        [
          "body": "茶", "total_fee": "88", "trade_type": "MWEB", "spbill_create_ip": "127.0.0.1",
          "notify_url": "http://127.0.0.1:5000/n",
        ])
    }

    /// Orders, chooses WeChat, pays, and lets a second pass.
    mutating func pay() throws {
      _ = order()
      walk.startPayment()
      var story = Story(walk)
      try story.play("wechat,pay")
      walk = story.afterASecond.walk
    }

    var notifies: [(id: AskID, notify: ChannelNotify)] {
      walk.context.outside.asks.compactMap { ask in
        if case .notify(let notify) = ask.request { (ask.id, notify) } else { nil }
      }
    }

    mutating func answer(_ body: String, status: UInt16 = 200) {
      guard let id = notifies.last?.id else { return }
      walk.enter(
        .http(
          HTTPReply(
            .response(status: status, headers: [], body: HTTPBody(Array(body.utf8))),
            took: .milliseconds(3))), to: id)
      walk.advance(to: walk.now + .seconds(1))
    }
  }

  /// `#expect` of what changes something.
  private func expect(_ holds: Bool, at place: SourceLocation = #_sourceLocation) {
    #expect(holds, sourceLocation: place)
  }

  private static let success = "<xml><return_code>SUCCESS</return_code></xml>"

  @Test func whatWasOrderedIsOnTheSheetAndPaid() throws {
    var sandbox = Sandbox()
    let answer = sandbox.order()
    let made = try #require(answer)
    #expect(made["mweb_url"]?.hasPrefix("http://127.0.0.1:8090/cgi-bin/") == true)
    #expect(sandbox.walk.backend.offered.count == 1)
    expect(sandbox.wechat(.orderQuery, [:])?["trade_state"] == "NOTPAY")
    try sandbox.pay()
    let order = try #require(sandbox.walk.context.orders.orders.first)
    #expect(order.identity.outOrderNo == "T1" && order.amount == 88)
    #expect(sandbox.walk.takings.map(\.amount) == [88])
    let (_, notify) = try #require(sandbox.notifies.last)
    #expect(sandbox.notifies.count == 1 && notify.url == "http://127.0.0.1:5000/n")
    expect(sandbox.wechat(.orderQuery, [:])?["trade_state"] == "SUCCESS")
    sandbox.answer(Self.success)
    sandbox.walk.runToEnd()
    #expect(sandbox.notifies.count == 1)
    #expect(sandbox.walk.conclusion == .confirmed)
  }

  @Test func aNotifyThatIsNotTakenComesAgain() throws {
    var sandbox = Sandbox()
    try sandbox.pay()
    sandbox.answer("<xml><return_code>FAIL</return_code></xml>")
    #expect(Story(sandbox.walk).findings == ["notify-not-taken"])
    #expect(sandbox.notifies.count == 1)
    expect(sandbox.walk.notifyNow())
    sandbox.walk.advance(to: sandbox.walk.now + .seconds(1))
    #expect(sandbox.notifies.count == 2)
    sandbox.answer(Self.success)
    expect(!sandbox.walk.notifyNow())
  }

  @Test func theNextNotifyIsSentNow() throws {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var story = try Story(settings: settings, toEnd: false)
    try story.play("wechat,pay")
    var walk = story.afterASecond.walk
    expect(walk.notifyNow())
    walk.advance(to: walk.now + .seconds(1))
    expect(!walk.notifyNow())
    walk.runToEnd()
    #expect(walk.conclusion == .confirmed)
    let replay = Replay(try Trace(Data(TraceWriter.trace(of: walk))))
    #expect(replay.divergedAt == nil && replay.walk.conclusion == .confirmed)
  }

  @Test func whatTheChannelRefusesIsAFinding() throws {
    var sandbox = Sandbox()
    expect(sandbox.wechat(.orderQuery, [:], sign: .wrong)?["err_code"] == "SIGNERROR")
    expect(sandbox.wechat(.closeOrder, [:])?["err_code"] == "ORDERNOTEXIST")
    #expect(Story(sandbox.walk).findings == ["channel-call-refused", "channel-call-refused"])
  }

  @Test func aClosedOrderCannotBePaid() throws {
    var sandbox = Sandbox()
    _ = sandbox.order()
    sandbox.walk.startPayment()
    var story = Story(sandbox.walk)
    try story.play("wechat")
    sandbox.walk = story.walk
    sandbox.walk.advance(to: sandbox.walk.now + .minutes(5))
    expect(sandbox.wechat(.closeOrder, [:])?["result_code"] == "SUCCESS")
    expect(sandbox.walk.perform(.pay))
    sandbox.walk.advance(to: sandbox.walk.now)
    #expect(sandbox.walk.payer.screen == .app(.wechat, .refused(.orderClosed)))
    #expect(sandbox.walk.takings.isEmpty)
  }

  @Test func aTraceOfItIsWalkedAgain() throws {
    var sandbox = Sandbox()
    try sandbox.pay()
    _ = sandbox.wechat(.orderQuery, [:])
    sandbox.answer(Self.success)
    _ = sandbox.wechat(.orderQuery, [:], sign: .wrong)
    sandbox.walk.runToEnd()
    let trace = TraceWriter.trace(of: sandbox.walk)
    let replay = Replay(try Trace(Data(trace)))
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.journal.entries == sandbox.walk.journal.entries)
    let middle = sandbox.walk.journal.entries.count / 2
    #expect(sandbox.walk.asOf(entry: middle).journal.entries.count == middle)
  }

  @Test func alipayKnowsTheTradeOnceThePayerIsThere() throws {
    var sandbox = Sandbox()
    func query(_ walk: inout Walk) throws -> String {
      let number = try #require(walk.context.orders.orders.first?.identity.outOrderNo)
      let parameters = AlipayParameters([
        ("app_id", "2018061460417275"), ("method", "alipay.trade.query"),
        ("biz_content", #"{"out_trade_no":"\#(number)"}"#),
      ])
      guard
        case .alipay(_, let json)? = walk.enter(
          ChannelRequest(.alipay(parameters, sign: .right), base: ""))?.body
      else { return "" }
      return json
    }
    sandbox.walk.startPayment()
    var story = Story(sandbox.walk)
    try story.play("")
    story = story.afterASecond
    #expect(try query(&story.walk).contains("ACQ.TRADE_NOT_EXIST"))
    try story.play("alipay")
    #expect(try query(&story.walk).contains("WAIT_BUYER_PAY"))
    try story.play("pay")
    #expect(try query(&story.walk).contains("TRADE_SUCCESS"))
  }
}
