import Payment
import Simulation
import TTPay
import Testing

@testable import RemoteBackend

/// The backend as a party, with a test in the place of the world outside.
@Suite struct RemoteBackendTests {
  /// The backend alone on a clock, spoken to as the front end or the channel would.
  struct Conversation {
    var context: Context
    var backend: RemoteBackend
    /// What the backend said, to whom.
    private(set) var said: [Message] = []

    static let start = Instant(seconds: 1_566_720_681)

    init(_ profile: BackendProfile) {
      var links = Links()
      links[.frontend, .backend].latency = .constant(.zero)
      links[.channel, .backend].latency = .constant(.zero)
      context = Context(
        start: Self.start, seed: 1, links: links,
        orders: OrderTable(signingWith: .builtInTest))
      backend = RemoteBackend(
        profile: profile,
        purchase: .init(
          subject: "茶", body: "b", totalAmount: 250, uid: "u1", validTime: 300,
          channels: [.wechat, .alipay]))
    }

    mutating func say(_ message: Message, as party: PartyID) {
      context.enter(.act(.buy), for: party)
      context.send(message, to: .backend)
      run()
    }

    mutating func answer(_ ask: AskID, _ reply: HTTPReply) {
      guard context.enter(.http(reply), to: ask) != nil else { return }
      backend.receive(.answered(ask), &context)
      run()
    }

    private mutating func run() {
      while let (party, message) = context.next(until: context.now) {
        if party == .backend {
          backend.receive(message, &context)
        } else {
          said.append(message)
        }
      }
    }

    var calls: [String] {
      context.outside.asks.map { ask in
        guard case .http(let call) = ask.request else { return "" }
        return "\(call.method) \(call.url.shown) \(call.body?.shown ?? "")"
      }
    }

    var findings: [String] {
      context.journal.entries.compactMap {
        if case .finding(let finding, .backend) = $0.what { finding.code } else { nil }
      }
    }
  }

  static func conversation(notify: String = "") throws -> Conversation {
    Conversation(
      try read(
        yaml(
          create: """
            request: POST https://shop.example/orders
            json: { no: "{out_order_no}", fen: "{total_amount}", by: "{channel}" }
            orderInfo: /order
            """,
          query: """
            request: GET https://shop.example/orders/{out_order_no}
            status: /state
            preset: wechat
            """, more: notify)))
  }

  static let order = HTTPReply(
    201,
    #"{"order":{"out_order_no":"S-1","total_amount":"250","uid":"u1","subject":"茶","#
      + #""trade_time":"1566720681","valid_time":"300","wx_url":"https://wx.tenpay.com/x"}}"#)

  /// An order has been made.
  static func ordered(notify: String = "") throws -> Conversation {
    var conversation = try conversation(notify: notify)
    conversation.say(.request(1, .createOrder), as: .frontend)
    conversation.answer(1, order)
    return conversation
  }

  static let first = OrderID(index: 0)

  @Test func anOrderIsMadeOutsideAndAdopted() throws {
    let conversation = try Self.ordered()
    #expect(
      conversation.calls == [
        #"POST https://shop.example/orders {"no":"C1566720681000000N1","fen":250,"by":"wechat"}"#
      ])
    #expect(conversation.said == [.response(1, .order(Self.first))])
    let order = conversation.context.orders[Self.first]
    #expect(order.origin == .backend)
    #expect(order.identity.outOrderNo == "S-1")
    #expect(order.sign == .notVerified)
    #expect(conversation.findings.isEmpty)
  }

  @Test func nothingIsSaidBeforeTheWorldAnswers() throws {
    var conversation = try Self.conversation()
    conversation.say(.request(1, .createOrder), as: .frontend)
    #expect(conversation.said.isEmpty)
    #expect(conversation.context.outside.open == 1)
  }

  @Test func aQueryNamesTheNumberThatTheBackendGave() throws {
    var conversation = try Self.ordered()
    conversation.say(
      .request(2, .orderStatus(Self.first, purpose: .poll)), as: .frontend)
    #expect(conversation.calls.last == "GET https://shop.example/orders/S-1 ")
    conversation.answer(2, HTTPReply(200, #"{"state":"SUCCESS"}"#))
    #expect(conversation.said.last == .response(2, .status(.paid)))
  }

  @Test func overlappingAnswersFindTheirRequests() throws {
    var conversation = try Self.ordered()
    for id in RequestID(2)...3 {
      conversation.say(
        .request(id, .orderStatus(Self.first, purpose: .poll)), as: .frontend)
    }
    conversation.answer(3, HTTPReply(200, #"{"state":"SUCCESS"}"#))
    conversation.answer(2, HTTPReply(200, #"{"state":"NOTPAY"}"#))
    #expect(
      conversation.said.suffix(2) == [
        .response(3, .status(.paid)), .response(2, .status(.unknown)),
      ])
  }

  @Test func notPaidIsTimedOutOnceTheOrderIsOver() throws {
    var conversation = try Self.ordered()
    conversation.context.advance(to: Conversation.start + .seconds(299))
    for (id, span) in [(AskID(2), TimeSpan.zero), (3, .seconds(1))] {
      conversation.context.advance(to: conversation.context.now + span)
      conversation.say(
        .request(RequestID(id), .orderStatus(Self.first, purpose: .poll)), as: .frontend)
      conversation.answer(id, HTTPReply(200, #"{"state":"NOTPAY"}"#))
    }
    #expect(
      conversation.said.suffix(2) == [
        .response(2, .status(.unknown)), .response(3, .status(.timedOut)),
      ])
  }

  @Test func failuresReachTheFrontEndAndAreExplainedOnce() throws {
    var conversation = try Self.ordered()
    let replies = [HTTPReply(500), HTTPReply(500), HTTPReply(200, "{}"), HTTPReply(500)]
    for (index, reply) in replies.enumerated() {
      let id = RequestID(index + 2)
      conversation.say(
        .request(id, .orderStatus(Self.first, purpose: .poll)), as: .frontend)
      conversation.answer(AskID(id), reply)
    }
    #expect(
      conversation.said.dropFirst() == [
        .response(2, .failure(.status(500))), .response(3, .failure(.status(500))),
        .response(4, .failure(.missing)), .response(5, .failure(.status(500))),
      ])
    #expect(conversation.findings == ["backend-5xx", "backend-missing", "backend-5xx"])
  }

  @Test func anOrderThatIsNone() throws {
    var conversation = try Self.conversation()
    conversation.say(.request(1, .createOrder), as: .frontend)
    conversation.answer(1, HTTPReply(200, #"{"order":"none"}"#))
    #expect(conversation.said == [.response(1, .failure(.badOrder))])
    #expect(conversation.context.orders.orders.isEmpty)
  }

  @Test func aNumberThatWouldLeadElsewhereIsNotAskedFor() throws {
    var conversation = try Self.conversation()
    conversation.say(.request(1, .createOrder), as: .frontend)
    conversation.answer(1, HTTPReply(200, #"{"order":{"out_order_no":"..","sign":""}}"#))
    conversation.say(
      .request(2, .orderStatus(Self.first, purpose: .poll)), as: .frontend)
    #expect(conversation.said.last == .response(2, .failure(.badOrder)))
    #expect(conversation.calls.count == 1)
    #expect(conversation.findings == ["request-not-made"])
  }

  // MARK: Notifies

  static func notify(_ attempt: UInt8 = 1) -> Notify {
    Notify(channel: .wechat, order: first, transaction: 7, attempt: attempt, amount: 250)
  }

  @Test func withoutANotifyURLNobodyTakesIt() throws {
    var conversation = try Self.ordered()
    for attempt in UInt8(1)...2 {
      conversation.say(.notify(Self.notify(attempt)), as: .channel)
    }
    #expect(
      conversation.said.suffix(2) == [
        .notifyAnswer(Self.notify(1), accepted: false),
        .notifyAnswer(Self.notify(2), accepted: false),
      ])
    #expect(conversation.findings == ["notify-not-configured"])
    #expect(conversation.calls.count == 1)
  }

  @Test(arguments: [
    (HTTPReply(200, DerivationTests.success), nil), (HTTPReply(200, "ok"), "notify-not-taken"),
    (HTTPReply(500), "backend-5xx"),
    (HTTPReply(.failure(.timedOut, detail: ""), took: .seconds(2)), "backend-timeout"),
  ])
  func aNotifyIsToldAndAnswered(reply: HTTPReply, complaint: String?) throws {
    var conversation = try Self.ordered(notify: "notify: { wechat: 'https://shop.example/n' }")
    conversation.say(.notify(Self.notify()), as: .channel)
    #expect(
      conversation.calls.last?.contains("<transaction_id>S-1T7</transaction_id>") == true)
    #expect(conversation.calls.last?.contains("<total_fee>250</total_fee>") == true)
    conversation.answer(2, reply)
    // Who says nothing refuses nothing.
    let isAnswered = complaint == nil || complaint == "notify-not-taken"
    #expect(
      conversation.said.last == .notifyAnswer(Self.notify(), accepted: complaint == nil)
        || !isAnswered)
    #expect(conversation.said.contains { $0.name == "notifyAnswer" } == isAnswered)
    #expect(conversation.findings == [complaint].compactMap(\.self))
  }

  // MARK: The inspector

  @Test func anAnswerCanBeExplainedLongAfter() throws {
    var conversation = try Self.ordered()
    conversation.say(
      .request(2, .orderStatus(Self.first, purpose: .poll)), as: .frontend)
    conversation.answer(2, HTTPReply(200, #"{"state":"NOTPAY"}"#))
    conversation.say(
      .request(3, .orderStatus(Self.first, purpose: .poll)), as: .frontend)
    // What counts is when the answer came, not when it is looked at.
    conversation.context.advance(to: conversation.context.now + .hours(1))
    let asks = conversation.context.outside.asks
    func steps(_ ask: Ask) -> [String]? {
      conversation.backend.derivation(of: ask, conversation.context.orders)?.steps.map(\.text.en)
    }
    #expect(
      steps(asks[0]) == [
        "HTTP 201",
        "/order = {out_order_no, total_amount, uid, subject, trade_time, valid_time, wx_url}",
        "order S-1",
      ])
    #expect(
      steps(asks[1]) == [
        "HTTP 200", "/state = \"NOTPAY\"", "preset wechat", "code 9 (order state unknown)",
      ])
    #expect(steps(asks[2]) == nil)
  }
}
