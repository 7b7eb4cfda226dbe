import Simulation
import TTPay

extension Entry {
  /// The entry as a line of a trace; times in µs since `start`.
  public func line(since start: Instant, _ outside: OutsideLog) -> [UInt8] {
    var json = JSONLines()
    write(to: &json, since: start, outside)
    return json.bytes
  }

  /// Appends the entry as a line.
  public func write(
    to json: inout JSONLines, since start: Instant, _ outside: borrowing OutsideLog
  ) {
    json.begin()
    json.field("n", number)
    json.field("t", (at - start).microseconds)
    if cause > 0 { json.field("cause", cause) }
    switch what {
    case .input(.act(let act)): json.field("act", act.rawValue)
    case .input(.clock(.pause)): json.field("clock", "pause")
    case .input(.clock(.resume)): json.field("clock", "resume")
    case .input(.clock(.speed(let speed))):
      json.field("clock", "speed")
      json.field("hundredths", speed)
    case .input(.answer(let id)):
      json.field("answer", id)
      if let reply = outside[id]?.reply { json.field("reply", encoding: reply) }
    case .input(.notifyNow): json.field("channel", "notifyNow")
    case .input(.called(let id)):
      json.field("called", id)
      if let call = outside.call(id) { json.field("call", encoding: call.request) }
    case .asked(let id, let party):
      json.field("ask", id)
      json.field("by", party.name)
      if let request = outside[id]?.request { json.field("request", encoding: request) }
    case .message(let message, let from, let to, let fate):
      json.field("from", from.name)
      json.field("to", to.name)
      message.write(to: &json)
      fate.write(to: &json, since: start)
    case .timer(let name, let event):
      json.field("timer", name.kind.name)
      json.field("of", name.party.name)
      if name.number > 0 { json.field("number", name.number) }
      switch event {
      case .set(let fires): json.field("fires", (fires - start).microseconds)
      case .fired: json.field("event", "fired")
      case .cancelled: json.field("event", "cancelled")
      }
    case .finding(let finding, let party):
      json.field("finding", finding.code)
      json.field("by", party.name)
      json.field("level", finding.level.rawValue)
      if let field = finding.field { json.field("field", field) }
      if !finding.values.isEmpty { json.field("values", finding.values) }
    }
    if let rule { json.field("rule", rule.rawValue) }
    json.end()
  }
}

extension Entry.Fate {
  fileprivate func write(to json: inout JSONLines, since start: Instant) {
    switch self {
    case .arrives(let instant): json.field("arrives", (instant - start).microseconds)
    case .duplicate(let instant):
      json.field("arrives", (instant - start).microseconds)
      json.field("duplicate", true)
    case .lost(.link): json.field("lost", "link")
    case .lost(.planned): json.field("lost", "planned")
    case .lost(.failure(let failure)): json.field("lost", failure.name)
    }
  }
}

extension Message {
  fileprivate func write(to json: inout JSONLines) {
    json.field("message", name)
    switch self {
    case .showPage(let page): json.field("page", page.name)
    case .request(let id, let request):
      json.field("request", id)
      if case .orderStatus(let order, let purpose) = request {
        json.field("order", order.index)
        json.field("for", purpose.name)
      }
    case .response(let id, let response):
      json.field("request", id)
      switch response {
      case .order(let order): json.field("order", order.index)
      case .status(let result): json.field("code", result.rawValue)
      case .failure(let failure): json.field("failure", failure.name)
      }
    case .pay(let call):
      if let order = call.order { json.field("order", order.index) }
      json.field("service", call.service)
      json.field("getOrderStatus", call.hasGetOrderStatus)
      if let channel = call.defaultChannel { json.field("default_pay_channel", channel.rawValue) }
    case .getOrderStatus(let call, let order):
      json.field("call", call)
      json.field("order", order.index)
    case .settled(let call, let settlement):
      json.field("call", call)
      switch settlement {
      case .code(let code): json.field("code", code)
      case .number(let number): json.field("number", number)
      case .undefined: json.field("undefined", true)
      case .rejected: json.field("rejected", true)
      }
    case .success(let code), .complete(.success(let code)): json.field("code", code.rawValue)
    case .fail(let failure), .complete(.fail(let failure)):
      json.field("errMsg", failure.errMsg)
    case .sheet(let sheet): json.field("shows", sheet.name)
    case .choose(let channel): json.field("channel", channel.rawValue)
    case .open(let channel, let order):
      json.field("channel", channel.rawValue)
      json.field("order", order.index)
    case .returned(let channel, let result):
      json.field("channel", channel.rawValue)
      if let result { json.field("resultStatus", result.rawValue) }
    case .app(let channel, let page):
      json.field("channel", channel.rawValue)
      json.field("shows", page.name)
    case .failPayment(let failure): json.field("failure", failure.name)
    case .notify(let notify), .notifyAnswer(let notify, _):
      json.field("channel", notify.channel.rawValue)
      json.field("order", notify.order.index)
      json.field("transaction", notify.transaction)
      json.field("attempt", notify.attempt)
      json.field("amount", notify.amount)
      if notify.says != .paid { json.field("says", notify.says.name) }
      if notify.isForged { json.field("forged", true) }
      if case .notifyAnswer(_, let accepted) = self { json.field("accepted", accepted) }
    case .queryTrade(let order), .closeTrade(let order): json.field("order", order.index)
    case .tradeState(let order, let state):
      json.field("order", order.index)
      json.field("state", state.name)
      if case .paid(let notify) = state {
        json.field("channel", notify.channel.rawValue)
        json.field("transaction", notify.transaction)
        json.field("amount", notify.amount)
      }
    case .call(let id), .callAnswer(let id): json.field("call", id)
    case .act, .timer, .answered, .buy, .payAgain, .launch, .closeSheet, .backGesture, .relaunch,
      .confirmPayment, .cancelPayment, .leaveApp, .killApp, .returnToMerchant:
      break
    }
  }
}
