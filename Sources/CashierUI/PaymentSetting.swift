import CashierPlatform
import Documents
import FrontendLogic
import Payment
import Simulation
import TTPay
import Walk

/// A setting of the next payment that can be changed on the screen.
enum PaymentSetting: CaseIterable, Equatable, Sendable {
  case service, channel, promise, poll, success, notify, latency

  var name: Bilingual {
    switch self {
    case .service: Bilingual(zh: "service", en: "service")
    case .channel: Bilingual(zh: "默认渠道", en: "default channel")
    case .promise: Bilingual(zh: "getOrderStatus", en: "getOrderStatus")
    case .poll: Bilingual(zh: "轮询策略", en: "poll policy")
    case .success: Bilingual(zh: "如何看待 success", en: "reading of success")
    case .notify: Bilingual(zh: "支付通知", en: "notify")
    case .latency: Bilingual(zh: "到后端的延迟", en: "latency to the backend")
    }
  }

  /// Why it cannot be changed in this walk.
  func obstacle(_ model: Model) -> Bilingual? {
    guard self == .latency, model.record.settings.remote != nil else { return nil }
    return Bilingual(zh: "后端是真实的，延迟由它决定", en: "your backend takes the time that it takes")
  }

  func change(_ settings: inout WalkSettings, by step: Int) {
    switch self {
    case .service: pick([1, 3, 4, 5], &settings.options.service, step)
    case .channel: pick([nil, .wechat, .alipay], &settings.options.defaultChannel, step)
    case .promise: pick(Self.promises.map(\.promise), &settings.frontend.getOrderStatus, step)
    case .poll: pick(PollPolicy.presets.map(\.policy), &settings.frontend.poll, step)
    case .success: pick(SuccessReading.allCases, &settings.frontend.success, step)
    case .notify:
      let isListening = settings.channel.isListening
      var now = Self.notifies.firstIndex { $0.isLike(settings.channel) }
      Self.next(&now, of: Self.notifies.count, step)
      if let now { Self.notifies[now].apply(&settings.channel) }
      settings.channel.isListening = isListening
    case .latency:
      var latency = settings.links[.frontend, .backend].latency
      pick(Self.latencies, &latency, step)
      settings.links[.frontend, .backend].latency = latency
    }
  }

  func shown(_ settings: WalkSettings) -> Bilingual {
    switch self {
    case .service:
      switch settings.options.service {
      case 1: Bilingual(zh: "1  收银台", en: "1  the cashier")
      case 3: Bilingual(zh: "3  直接微信", en: "3  straight to WeChat")
      case 4: Bilingual(zh: "4  直接支付宝", en: "4  straight to Alipay")
      case let other: Bilingual(zh: "\(other)", en: "\(other)")
      }
    case .channel:
      switch settings.options.defaultChannel {
      case .wechat?: Bilingual(zh: "微信", en: "WeChat")
      case .alipay?: Bilingual(zh: "支付宝", en: "Alipay")
      case nil: Bilingual(zh: "不指定", en: "none")
      }
    case .promise:
      Self.promises.first { $0.promise == settings.frontend.getOrderStatus }?.text
        ?? Bilingual(zh: "其他", en: "another")
    case .poll:
      PollPolicy.presets.first { $0.policy == settings.frontend.poll }
        .map { Bilingual(zh: "\($0.name)  \($0.about.zh)", en: "\($0.name)  \($0.about.en)") }
        ?? Bilingual(zh: "自定义", en: "custom")
    case .success:
      switch settings.frontend.success {
      case .asksBackend: Bilingual(zh: "收到后查后端", en: "asks the backend")
      case .zeroIsPaid: Bilingual(zh: "0 即视为已付", en: "takes 0 for paid")
      case .anyIsPaid: Bilingual(zh: "有 success 即视为已付", en: "takes any success for paid")
      }
    case .notify:
      Self.notifies.first { $0.isLike(settings.channel) }?.text
        ?? Bilingual(zh: "自定义", en: "custom")
    case .latency:
      if case .constant(let span) = settings.links[.frontend, .backend].latency {
        Bilingual(zh: TimeText.short(span), en: TimeText.short(span))
      } else {
        Bilingual(zh: "随机分布", en: "drawn")
      }
    }
  }

  // MARK: What there is to choose from

  private static let promises: [(promise: StatusPromise, text: Bilingual)] = [
    (.settles, Bilingual(zh: "正常返回 { code }", en: "resolves { code }")),
    (.rejects, Bilingual(zh: "reject", en: "rejects")),
    (.never, Bilingual(zh: "永不返回", en: "never settles")),
    (.late(.seconds(5)), Bilingual(zh: "5 秒后才返回", en: "5 s late")),
    (.undefined, Bilingual(zh: "resolve()，没有值", en: "resolves undefined")),
    (.number, Bilingual(zh: "resolve(0)，不是对象", en: "resolves a number")),
    (.code11, Bilingual(zh: "照抄文档占位符，得 11", en: "the placeholder, code 11")),
    (.always(0), Bilingual(zh: "总是 { code: 0 }", en: "always { code: 0 }")),
    (.unpaidIsFailed, Bilingual(zh: "未支付当作失败", en: "unpaid is failed")),
    (.absent, Bilingual(zh: "没有传 getOrderStatus", en: "absent")),
  ]

  private static let latencies: [Latency] = [
    .constant(.milliseconds(15)), .constant(.milliseconds(200)), .constant(.seconds(1)),
    .constant(.seconds(3)),
  ]

  private struct Notifies: Sendable {
    let text: Bilingual
    var delay = TimeSpan.milliseconds(300)
    var tries = Listed<NotifyTry>(then: .delivered)

    func apply(_ settings: inout ChannelSettings) {
      settings.notifyDelay = .constant(delay)
      settings.notifies = tries
    }

    func isLike(_ settings: ChannelSettings) -> Bool {
      settings.notifyDelay == .constant(delay) && settings.notifies == tries
    }
  }

  private static let notifies = [
    Notifies(text: Bilingual(zh: "准时（300 ms）", en: "on time (300 ms)")),
    Notifies(text: Bilingual(zh: "迟到 15 秒", en: "15 s late"), delay: .seconds(15)),
    Notifies(
      text: Bilingual(zh: "第一次丢失", en: "the first is lost"),
      tries: Listed([.lost], then: .delivered)),
    Notifies(
      text: Bilingual(zh: "重复两次", en: "twice"), tries: Listed(then: NotifyTry(copies: 2))),
    Notifies(text: Bilingual(zh: "从不到达", en: "never arrives"), tries: Listed(then: .lost)),
  ]

  private func pick<Value: Equatable>(_ values: [Value], _ value: inout Value, _ step: Int) {
    var index = values.firstIndex(of: value)
    Self.next(&index, of: values.count, step)
    if let index { value = values[index] }
  }

  private static func next(_ index: inout Int?, of count: Int, _ step: Int) {
    index = ((index ?? (step > 0 ? -1 : 0)) + step + count) % count
  }
}
