import CashierPlatform
import Documents
import Payment
import Scenario
import TTPay
import Terminal
import Walk

/// Everything that a key can do.
public enum Action: CaseIterable, Sendable {
  case choiceUp, choiceDown, act, cross, back
  case rowUp, rowDown, pageUp, pageDown, first, last, open, inspect, toggleTimers, changeTimes
  case search, nextHit, previousHit, clearSearch, filter, cause, fromCause
  case pause, step, faster, slower, newPayment, notifyNow, save
  case earlier, later, untilDecision
  case palette, scenarios, themes, walks, orders, settings, openOrder, copy, language
  case switchPane, help, closeOverlay, repaint, quit
}

extension Action {
  var needsTime: Bool {
    switch self {
    case .pause, .step, .faster, .slower, .untilDecision: true
    default: false
    }
  }
}

/// One line of the table of keys: dispatch, the hints at the bottom and the help all read it.
public struct Binding: Sendable {
  /// Where a key counts.
  public enum Scope: Sendable { case phone, lanes, overlay, everywhere }

  public let scope: Scope
  /// The first is the one that hints show.
  public private(set) var keys: [Key]
  public let action: Action
  public let help: Bilingual
  /// The one word at the bottom of the screen; nil is not shown there.
  public let hint: Bilingual?

  init(
    _ scope: Scope, _ keys: [Key], _ action: Action, _ zh: String, _ en: String,
    hint: (zh: String, en: String)? = nil
  ) {
    self.scope = scope
    self.keys = keys
    self.action = action
    help = Bilingual(zh: zh, en: en)
    self.hint = hint.map { Bilingual(zh: $0.zh, en: $0.en) }
  }

  func with(keys: [Key]) -> Binding {
    var binding = self
    binding.keys = keys
    return binding
  }

  public static let table: [Binding] = [
    Binding(
      .overlay, [.escape, .character("q"), .enter, .character("?")], .closeOverlay, "关闭", "close",
      hint: ("关闭", "close")),
    Binding(.overlay, [.up, .character("k")], .rowUp, "向上滚动", "scroll up"),
    Binding(.overlay, [.down, .character("j")], .rowDown, "向下滚动", "scroll down"),
    Binding(.overlay, [.pageUp], .pageUp, "向上翻页", "page up"),
    Binding(.overlay, [.pageDown], .pageDown, "向下翻页", "page down"),
    Binding(
      .overlay, [.character("c")], .cause, "转到它的起因", "go to its cause", hint: ("起因", "cause")),
    Binding(.overlay, [.character("C")], .fromCause, "从起因回来", "back from the cause"),

    Binding(
      .phone, [.up, .character("k")], .choiceUp, "上一个选项", "previous choice"),
    Binding(
      .phone, [.down, .character("j")], .choiceDown, "下一个选项", "next choice",
      hint: ("选择", "choose")),
    Binding(
      .phone, [.enter], .act, "执行所选的操作", "do what is chosen", hint: ("确认", "do it")),
    Binding(
      .phone, [.escape], .cross, "关闭收银台；在 App 里取消", "close the sheet; cancel in the app",
      hint: ("关闭", "close")),
    Binding(
      .phone, [.backspace], .back, "返回手势；离开 App", "back gesture; leave the app",
      hint: ("返回", "back")),

    Binding(.lanes, [.up, .character("k")], .rowUp, "上一条记录", "previous entry"),
    Binding(
      .lanes, [.down, .character("j")], .rowDown, "下一条记录", "next entry",
      hint: ("选择", "select")),
    Binding(.lanes, [.pageUp], .pageUp, "向上翻页", "page up"),
    Binding(.lanes, [.pageDown], .pageDown, "向下翻页", "page down"),
    Binding(
      .lanes, [.enter], .open, "查看这一条的完整内容；展开或收起相同的轮询",
      "the selected entry in full; unfold or fold equal polls", hint: ("详情", "details")),
    Binding(
      .everywhere, [.character("T")], .changeTimes, "时间：从开始算、北京时间、与上一条的间隔",
      "times: since the start, UTC+08:00, since the one before"),
    Binding(.lanes, [.character("n")], .nextHit, "下一处匹配", "next hit"),
    Binding(.lanes, [.character("p")], .previousHit, "上一处匹配", "previous hit"),
    Binding(
      .lanes, [.escape], .clearSearch, "清除查找，再按清除筛选", "clear the search, then the filter"),

    Binding(
      .everywhere, [.tab, .backTab], .switchPane, "在手机与时序图之间切换", "switch between phone and lanes",
      hint: ("切换", "switch")),
    Binding(
      .everywhere, [.character(" ")], .pause, "暂停或继续", "pause or go on", hint: ("暂停", "pause")),
    Binding(
      .everywhere, [.left, .character("[")], .earlier, "上一刻：手机和时序图都回到那时",
      "the moment before: the phone shows it too"),
    Binding(
      .everywhere, [.right, .character("]")], .later, "下一刻", "the moment after",
      hint: ("时间", "time")),
    Binding(.everywhere, [.home, .character("g")], .first, "最早的一刻", "the first moment"),
    Binding(
      .everywhere, [.end, .character("G")], .last, "最新一刻，并持续跟随", "the newest moment, and follow",
      hint: ("最新", "newest")),
    Binding(
      .everywhere, [.character(".")], .step, "前进一步，然后暂停", "one step, then pause",
      hint: ("单步", "step")),
    Binding(.everywhere, [.character("+"), .character("=")], .faster, "加快", "faster"),
    Binding(.everywhere, [.character("-")], .slower, "放慢", "slower"),
    Binding(
      .everywhere, [.character(">")], .untilDecision, "一直走到下一次需要你决定",
      "run until the next decision"),
    Binding(
      .everywhere, [.character("N"), .character("n")], .newPayment, "发起一笔新的支付", "a new payment",
      hint: ("新支付", "new")),
    Binding(
      .everywhere, [.character("r")], .notifyNow, "立即发送下一次通知", "send the next notify now",
      hint: ("再通知", "notify")),
    Binding(
      .everywhere, [.character("w")], .save, "把这次操作存为场景", "save what you did as a scenario",
      hint: ("存为场景", "save")),
    Binding(
      .everywhere, [.character("i")], .inspect, "查看所选记录的完整内容", "the selected entry in full"),
    Binding(
      .everywhere, [.character("a")], .toggleTimers, "显示或隐藏计时器、时钟与 complete 回调",
      "show or hide timers, the clock and complete callbacks"),
    Binding(
      .everywhere, [.character("/")], .search, "在时序图里查找：名称、双方、代码、内容",
      "search the lanes: names, parties, codes, contents", hint: ("查找", "search")),
    Binding(
      .everywhere, [.character("f")], .filter, "只看某一方或某一类记录",
      "show one party or one kind of entry", hint: ("筛选", "filter")),
    Binding(
      .everywhere, [.character("c")], .cause, "转到所选记录的起因", "go to the selected entry's cause"),
    Binding(.everywhere, [.character("C")], .fromCause, "从起因回来", "back from the cause"),
    Binding(
      .everywhere, [.character("s")], .scenarios, "场景列表：筛选并开始", "the scenarios: filter, start one",
      hint: ("场景", "scenarios")),
    Binding(
      .everywhere, [.character("o")], .settings, "下一笔支付的设置", "the settings of the next payment",
      hint: ("设置", "settings")),
    Binding(
      .everywhere, [.character("b")], .walks, "演练与分支：比较、切换",
      "walks and branches: compare, go there", hint: ("分支", "walks")),
    Binding(
      .everywhere, [.character("m")], .orders, "订单：商户、渠道、页面此刻各知道什么",
      "the orders: what merchant, channels and page know now", hint: ("订单", "orders")),
    Binding(
      .everywhere, [.character("O")], .openOrder, "打开订单文件（也可直接粘贴 orderInfo）",
      "open a file with an order (or just paste one)"),
    Binding(
      .everywhere, [.character("y")], .copy, "复制记录、orderInfo 或 Mermaid 图",
      "copy the entry, the orderInfo or the Mermaid diagram"),
    Binding(.everywhere, [.character("t")], .themes, "选择主题，边看边选", "choose a theme, seen at once"),
    Binding(
      .everywhere, [.character("L")], .language, "语言（language）：中文或英文",
      "the language: Chinese (中文) or English"),
    Binding(
      .everywhere, [.character(":"), .control("p")], .palette, "所有操作：输入名字即可找到",
      "all actions, found by name", hint: ("操作", "actions")),
    Binding(
      .everywhere, [.character("?"), .function(1)], .help, "显示或关闭帮助", "show or close this help",
      hint: ("帮助", "help")),
    Binding(.everywhere, [.control("l")], .repaint, "重绘屏幕", "paint the screen again"),
    Binding(
      .everywhere, [.character("q")], .quit, "退出", "quit", hint: ("退出", "quit")),
  ]

  /// The binding that a key has now.
  static func of(_ key: Key, in model: Model) -> Binding? {
    let scopes: [Scope] =
      if model.overlay != nil {
        [.overlay, .everywhere]
      } else {
        [model.pane == .phone ? .phone : .lanes, .everywhere]
      }
    for scope in scopes {
      let bindings = model.keymap.bindings
      if let binding = bindings.first(where: {
        $0.scope == scope && $0.keys.contains(key) && $0.counts(over: model.overlay)
      }) {
        return binding
      }
    }
    return nil
  }

  /// Whether it has a meaning where something lies over the panes: the orders are seen through time.
  func counts(over overlay: Model.Overlay?) -> Bool {
    switch overlay {
    case nil: scope != .overlay
    case .orders: scope == .overlay ? !action.isOfCauses : action == .orders || action.isOfTime
    case .entry: scope == .overlay
    default: scope == .overlay && !action.isOfCauses
    }
  }

  private func recorded(_ key: (Action) -> String) -> Bilingual {
    let keys = "\(key(.earlier)) \(key(.later))"
    return Bilingual(
      zh: "这是一份记录：\(keys) 查看每一刻，在任一刻操作即另选一条路径",
      en:
        "this is a recorded walk: \(keys) go through its moments; an act takes another way from one"
    )
  }

  /// Why the key does nothing now; nil where it does something.
  public func obstacle(_ model: Model) -> Bilingual? {
    let key = model.key
    if model.isRecording, action.needsTime, !(action == .step && model.isInPast) {
      return recorded(key)
    }
    if (model.isInPast || model.isRecording) && action.isOfThePayer,
      let obstacle = model.outsideObstacle
    {
      return obstacle
    }
    return switch action {
    case .act where model.isActOnItsWay, .cross where model.isActOnItsWay,
      .back where model.isActOnItsWay:
      Bilingual(
        zh: "已暂停，上一个操作还没有送达：\(key(.step)) 送达下一条，\(key(.pause)) 继续",
        en:
          "paused, and the last act is still on its way: \(key(.step)) delivers it, \(key(.pause)) goes on"
      )
    case .act, .choiceUp, .choiceDown:
      model.choices.isEmpty ? Bilingual(zh: "现在没有可做的选择", en: "nothing to choose now") : nil
    case .cross: model.crossAct == nil ? Bilingual(zh: "当前没有可关闭的内容", en: "nothing to close") : nil
    case .back: model.backAct == nil ? Bilingual(zh: "现在不能返回", en: "nowhere to go back") : nil
    case .notifyNow:
      ChannelApps.nextNotify(in: model.walk.context) == nil
        ? Bilingual(zh: "没有待发送的通知", en: "no notify is to come") : nil
    case .faster where model.hasBackendOutside, .slower where model.hasBackendOutside:
      Bilingual(
        zh: "后端是真实的，只能以 1× 运行", en: "your backend's clock is real: 1× only")
    case .faster: model.speed.faster == nil ? Bilingual(zh: "已是最快", en: "at its fastest") : nil
    case .slower: model.speed.slower == nil ? Bilingual(zh: "已是最慢", en: "at its slowest") : nil
    case .step:
      model.nextDue == nil ? Bilingual(zh: "没有待发生的事", en: "nothing left to happen") : nil
    case .language where !model.preferences.showsChinese:
      Bilingual(zh: "这个终端显示不了中文", en: "this terminal cannot show Chinese")
    case .save: Scenario.obstacle(toSaving: model.record)
    case .nextHit, .previousHit:
      model.lanes.search.field.text.isEmpty
        ? Bilingual(
          zh: "还没有查找：\(key(.search)) 开始；新的支付是 \(key(.newPayment))",
          en: "nothing is searched: \(key(.search)) begins; \(key(.newPayment)) is a new payment")
        : model.lanes.search.hits.isEmpty
          ? Bilingual(zh: "没有匹配", en: "no match") : nil
    case .clearSearch:
      model.lanes.search.isOn || model.lanes.filter != nil
        ? nil : Bilingual(zh: "没有查找，也没有筛选", en: "nothing is searched or filtered")
    case .cause:
      (model.selectedEntry?.cause ?? 0) > 0
        ? nil : Bilingual(zh: "这一条没有起因：它来自外部", en: "it has no cause: it came from outside")
    case .fromCause:
      model.lanes.visited.isEmpty
        ? Bilingual(
          zh: "还没有转到过起因：按 \(key(.cause))", en: "you have not gone to a cause: \(key(.cause)) does")
        : nil
    case .earlier:
      model.lanes.rows.count < 2 || model.lanes.current == 0
        ? Bilingual(zh: "这已是最早的一刻", en: "this is the first moment") : nil
    case .later:
      model.lanes.isFollowing ? Bilingual(zh: "这已是最新的一刻", en: "this is the newest moment") : nil
    case .untilDecision where model.hasBackendOutside:
      Bilingual(zh: "后端是真实的，只能以 1× 运行", en: "your backend's clock is real: 1× only")
    case .untilDecision where model.record.isAwaitingPayer && model.script == nil:
      Bilingual(zh: "轮到你了：请在手机上选择", en: "it is your turn: choose on the phone")
    case .untilDecision:
      model.nextDue == nil ? Bilingual(zh: "没有待发生的事", en: "nothing left to happen") : nil
    default: nil
    }
  }
}

extension Action {
  fileprivate var isOfCauses: Bool { self == .cause || self == .fromCause }

  /// Something that the person does to the clock, or to see another moment.
  fileprivate var isOfTime: Bool {
    switch self {
    case .pause, .step, .earlier, .later, .first, .last, .faster, .slower: true
    default: false
    }
  }

  /// Something that the payer does, or that is done to the payment.
  var isOfThePayer: Bool {
    switch self {
    case .act, .cross, .back, .newPayment, .notifyNow: true
    default: false
    }
  }
}

extension Model {
  /// What Esc does on the phone now.
  var crossAct: UserAct? { first(of: [.close, .cancel, .return]) }
  /// What Backspace does on the phone now.
  var backAct: UserAct? { first(of: [.back, .leave]) }

  private func first(of acts: [UserAct]) -> UserAct? {
    acts.first { walk.payer.acts.contains($0) }
  }
}
