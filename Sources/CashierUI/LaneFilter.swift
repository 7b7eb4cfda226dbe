import Documents
import Payment
import TTPay
import Walk

/// What the lanes are narrowed to: what concerns one party, or entries of one kind.
public enum LaneFilter: Hashable, Sendable {
  case party(PartyID)
  case messages, callbacks, findings, timers, outside, lost

  static let kinds: [LaneFilter] = [.messages, .callbacks, .findings, .timers, .outside, .lost]

  /// It names a kind: then those are listed too that are otherwise not.
  var isKind: Bool { if case .party = self { false } else { true } }

  func passes(_ entry: Entry, in walk: Walk) -> Bool {
    switch (self, entry.what) {
    case (.party(let party), let what): what.concerns(party, in: walk)
    case (.messages, .message), (.findings, .finding), (.timers, .timer): true
    case (.callbacks, .message(let message, _, _, _)): message.isOfCallback
    case (.lost, .message(_, _, _, .lost)): true
    case (.outside, .asked), (.outside, .input(.answer)): true
    case (.outside, .message(.call, _, _, _)), (.outside, .message(.callAnswer, _, _, _)): true
    default: false
    }
  }

  func name(channel: Channel?, _ language: Language) -> String {
    switch self {
    case .party(let party): EntryText.name(of: party, channel: channel, language)
    case .messages: language == .zh ? "消息" : "messages"
    case .callbacks: language == .zh ? "回调" : "callbacks"
    case .findings: language == .zh ? "检查结果" : "findings"
    case .timers: language == .zh ? "计时器" : "timers"
    case .outside: language == .zh ? "外部请求" : "outside"
    case .lost: language == .zh ? "丢失的消息" : "lost"
    }
  }

  var about: Bilingual {
    switch self {
    case .party(.user): Bilingual(zh: "付款人做的和看到的", en: "what the payer does and sees")
    case .party(.frontend):
      Bilingual(zh: "商户小程序的收发", en: "what the merchant's mini-program says and hears")
    case .party(.cashier): Bilingual(zh: "tt.pay 的收发", en: "what tt.pay says and hears")
    case .party(.channel): Bilingual(zh: "微信或支付宝的收发", en: "what WeChat or Alipay says and hears")
    case .party(.backend):
      Bilingual(zh: "商户服务端的收发", en: "what the merchant's server says and hears")
    case .messages:
      Bilingual(zh: "各方之间的所有消息，含 complete", en: "all that one party says to another, complete too")
    case .callbacks:
      Bilingual(
        zh: "success、fail、complete、getOrderStatus", en: "success, fail, complete, getOrderStatus")
    case .findings: Bilingual(zh: "对订单和调用的检查", en: "what the checks found in orders and calls")
    case .timers: Bilingual(zh: "设定、到时、取消", en: "set, fired, cancelled")
    case .outside:
      Bilingual(
        zh: "对真实服务器和订单簿的请求与答复", en: "what real servers and the order book were asked, and answered")
    case .lost: Bilingual(zh: "没有到达的消息", en: "messages that never arrived")
    }
  }
}

extension Entry.What {
  fileprivate func concerns(_ party: PartyID, in walk: Walk) -> Bool {
    switch self {
    case .message(_, let from, let to, _): from == party || to == party
    case .timer(let timer, _): timer.party == party
    case .finding(_, let by), .asked(_, let by): by == party
    case .input(.act): party == .user
    case .input(.answer(let id)): walk.context.outside[id]?.by == party
    case .input(.called): party == .backend || party == .channel
    case .input(.notifyNow): party == .channel
    case .input(.clock): false
    }
  }
}

extension Message {
  /// Of the callbacks of tt.pay, or the answer to one.
  fileprivate var isOfCallback: Bool {
    switch self {
    case .complete, .settled: true
    default: isCallback
    }
  }
}
