import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// An entry of the journal in words.
struct EntryText {
  let entry: Entry
  let walk: Walk
  let language: Language

  /// The name of a party; the channel's is that of the one in use.
  static func name(of party: PartyID, channel: Channel?, _ language: Language) -> String {
    switch party {
    case .user: language == .zh ? "用户" : "payer"
    case .frontend: language == .zh ? "小程序" : "mini-program"
    case .cashier: language == .zh ? "收银台" : "cashier"
    case .channel: channel?.appName[language] ?? (language == .zh ? "渠道" : "channel")
    case .backend: language == .zh ? "商户" : "merchant"
    }
  }

  /// When it happened, in seconds since the walk began.
  var time: String { TimeText.seconds(entry.at - walk.settings.start) }

  /// Who and to whom.
  var route: String {
    switch entry.what {
    case .input(.act): name(.user)
    case .input(.clock): language == .zh ? "时钟" : "clock"
    case .input(.notifyNow): name(.channel)
    case .input(.called): "\(name(.backend)) → \(name(.channel))"
    case .message(_, let from, let to, _): "\(name(from)) → \(name(to))"
    case .timer(let timer, _): name(timer.party)
    case .finding(_, let party): name(party)
    case .asked(_, let party): "\(name(party)) → \(outsideName)"
    case .input(.answer(let id)):
      "\(outsideName) → \(walk.context.outside[id].map { name($0.by) } ?? "")"
    }
  }

  private var outsideName: String { language == .zh ? "外部" : "outside" }

  /// What, in a few words.
  var label: String {
    switch entry.what {
    case .input(.act(.newPayment)): language == .zh ? "新的支付" : "new payment"
    case .input(.act(let act)): act.rawValue
    case .input(.notifyNow): language == .zh ? "立即通知" : "notify now"
    case .input(.called(let id)): printable(walk.context.outside.call(id)?.request.name ?? "")
    case .input(.clock(let command)): clock(command)
    case .message(.call(let id), _, _, _):
      printable(walk.context.outside.call(id)?.request.name ?? "")
    case .message(.callAnswer(let id), _, _, _): walk.context.outside.call(id)?.outcome ?? ""
    case .message(let message, _, _, let fate): message.label[language] + suffix(of: fate)
    case .timer(let timer, let event): timerLabel(timer, event)
    case .finding(let finding, _): "\(finding.code) \(finding.message[language])"
    case .asked(let id, _): walk.context.outside[id]?.label(language) ?? ""
    case .input(.answer(let id)): walk.context.outside[id]?.answerLabel(language) ?? ""
    }
  }

  /// What it is, in a sentence.
  var meaning: String? {
    switch entry.what {
    case .message(let message, _, _, _): message.meaning[language]
    // The label says it all.
    case .finding, .input, .timer, .asked: nil
    }
  }

  /// The rule behind it, with how it is known.
  var rule: String? {
    entry.rule.map { "[\($0.provenance.name[language])] \($0.text[language])" }
  }

  var cause: String? {
    guard entry.cause > 0 else { return nil }
    return language == .zh ? "起因 #\(entry.cause)" : "because of #\(entry.cause)"
  }

  private func name(_ party: PartyID) -> String {
    Self.name(of: party, channel: party == .channel ? channel : nil, language)
  }

  /// The channel that the message is about: the one it names, else that of what led to it, else
  /// the one that was named last.
  private var channel: Channel? {
    var number = Int(entry.number)
    for _ in 0..<64 where number > 0 {
      let entry = walk.journal.entries[number - 1]
      if let channel = channel(of: entry) { return channel }
      number = Int(entry.cause)
    }
    return walk.journal.entries.prefix(Int(entry.number)).suffix(256).lazy.reversed()
      .compactMap(channel).first ?? walk.channel.channel
  }

  private func channel(of entry: Entry) -> Channel? {
    switch entry.what {
    case .message(.call(let id), _, _, _), .message(.callAnswer(let id), _, _, _):
      walk.context.outside.call(id)?.request.channel
    case .message(let message, _, _, _): message.channel
    default: nil
    }
  }

  private func clock(_ command: ClockCommand) -> String {
    switch command {
    case .pause: language == .zh ? "暂停" : "paused"
    case .resume: language == .zh ? "继续" : "goes on"
    case .speed(let hundredths):
      (language == .zh ? "速度 " : "speed ") + Speed(hundredths: hundredths).text
    }
  }

  /// What stands on the arrow of a message, the fullest first: what comes late and what comes twice
  /// has a sign.
  func arrowLabels(_ glyphs: Glyphs) -> [String] {
    guard case .message(let message, _, _, let fate) = entry.what else { return [label] }
    switch (message, fate) {
    case (.call, _), (.callAnswer, _): return [label]
    case (_, .arrives(let instant)) where instant - entry.at + heldBack >= Self.late:
      let name = message.label[language]
      let delay = TimeText.short(instant - entry.at + heldBack)
      return ["\(name) \(glyphs.clock) +\(delay)", "\(name) \(glyphs.clock)", name]
    case (_, .duplicate):
      let name = "\(glyphs.twice) \(message.label[language])"
      return [name + suffix(of: fate), name]
    default: return [label, message.label[language]]
    }
  }

  /// How long the sender held it back: a notify, an answer to one, a promise that settles late.
  private var heldBack: TimeSpan {
    let entries = walk.journal.entries
    guard entry.cause > 0, case let fired = entries[Int(entry.cause) - 1], fired.cause > 0,
      case .timer(let timer, .fired) = fired.what,
      [.notify, .answerNotify, .latePromise].contains(timer.kind)
    else { return .zero }
    return fired.at - entries[Int(fired.cause) - 1].at
  }

  /// What takes so long is marked as late.
  private static let late = TimeSpan.seconds(1)

  private func suffix(of fate: Entry.Fate) -> String {
    switch fate {
    case .arrives(let instant):
      let taken = instant - entry.at
      return taken >= .milliseconds(100) ? " +\(TimeText.short(taken))" : ""
    case .duplicate: return language == .zh ? "（重复）" : " (duplicate)"
    case .lost(.link), .lost(.planned): return language == .zh ? "（丢失）" : " (lost)"
    case .lost(.failure(let failure)):
      return language == .zh ? "（\(failure.text.zh)）" : " (\(failure.text.en))"
    }
  }

  private func timerLabel(_ timer: TimerName, _ event: Entry.TimerEvent) -> String {
    let name = timer.label[language]
    switch event {
    case .set(let fires):
      let at = TimeText.seconds(fires - walk.settings.start)
      return language == .zh ? "\(name) → \(at)" : "\(name) → \(at)"
    case .fired: return language == .zh ? "\(name)计时到" : "\(name) fires"
    case .cancelled: return language == .zh ? "\(name)计时取消" : "\(name) cancelled"
    }
  }
}

extension TimerName {
  var label: Bilingual {
    switch kind {
    case .poll: Bilingual(zh: "轮询", en: "poll")
    case .requestTimeout: Bilingual(zh: "请求 #\(number) 超时", en: "request #\(number) timeout")
    case .pollDeadline: Bilingual(zh: "轮询截止", en: "poll deadline")
    case .latePromise: Bilingual(zh: "Promise 迟到", en: "late promise")
    case .countdown: Bilingual(zh: "订单有效期", en: "order valid")
    case .notify: Bilingual(zh: "通知", en: "notify")
    case .returning: Bilingual(zh: "返回小程序", en: "return")
    case .early: Bilingual(zh: "提前返回", en: "early return")
    case .forge: Bilingual(zh: "伪造通知", en: "forged notify")
    case .commit: Bilingual(zh: "写入订单", en: "commit")
    case .answerNotify: Bilingual(zh: "应答通知", en: "answer notify")
    case .sweep: Bilingual(zh: "查单", en: "ask channel")
    case .closeOrder: Bilingual(zh: "关单", en: "close order")
    }
  }
}

extension Message {
  /// The channel that the message names.
  var channel: Channel? {
    switch self {
    case .open(let channel, _), .returned(let channel, _), .app(let channel, _): channel
    case .notify(let notify), .notifyAnswer(let notify, _): notify.channel
    default: nil
    }
  }
}
