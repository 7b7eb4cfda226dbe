import CashierPlatform
import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// The bar on top, with what is walked and the clock, and the one below, with the keys.
struct BarsView {
  let model: Model

  func draw(top: Rect, bottom: Rect, _ canvas: inout Canvas) {
    drawTop(top, &canvas)
    drawHints(bottom, &canvas)
  }

  private func drawTop(_ rect: Rect, _ canvas: inout Canvas) {
    canvas.fill(rect, role: .topBar)
    let title = model.language == .zh ? " tt.pay 收银台 " : " tt.pay cashier "
    let used = canvas.put(title, at: rect.origin, role: .title, attributes: .bold)
    let clock = "\(state)  \(TimeText.clock(model.shownTime - model.walk.settings.start)) "
    let clockColumn = rect.endColumn - columns(of: clock)
    let room = clockColumn - used - 2
    canvas.put(
      clipped(subject(fitting: room), to: room, glyphs: canvas.glyphs),
      at: rect.origin.moved(columns: used + 1), role: .dim)
    canvas.put(
      clock, at: Point(column: clockColumn, row: rect.row),
      role: model.isStill ? .warning : .accent)
  }

  private var state: String {
    let glyphs = model.preferences.glyphs
    if model.isInPast {
      let number = model.lanes.currentEntry ?? model.walk.journal.entries.count
      let all = model.record.journal.entries.count
      return "\(glyphs.pause) " + (model.language == .zh ? "过去" : "past") + " #\(number)/\(all)"
    }
    if model.isRecording {
      return model.language == .zh ? "回放" : "recorded"
    }
    if model.isPaused {
      let paused = model.language == .zh ? "已暂停" : "paused"
      // Pausing stops our timers, not theirs.
      let theirs = model.language == .zh ? "（后端照常）" : " (your backend is not)"
      return "\(glyphs.pause) \(paused)" + (model.hasBackendOutside ? theirs : "")
    }
    if model.isAtRest { return "\(glyphs.dot) " + (model.language == .zh ? "空闲" : "at rest") }
    return "\(glyphs.play) \(model.speed.text)"
  }

  /// Where the order comes from, and what else was chosen for this walk, as far as it fits whole.
  private func subject(fitting room: Int) -> String {
    var parts = subject
    let separator = " \(model.preferences.glyphs.dot) "
    while parts.count > 1, columns(of: parts.joined(separator: separator)) > room {
      parts.removeLast()
    }
    return parts.joined(separator: separator)
  }

  private var subject: [String] {
    let settings = model.walk.settings
    var parts = [model.preferences.title, origin].compactMap(\.self)
    if settings.remote != nil || isFile {
      switch model.walk.context.orders.orders.last?.sign {
      case .notVerified?: parts.append(model.language == .zh ? "签名未验证" : "sign not verified")
      case .wrong?: parts.append(model.language == .zh ? "签名不正确" : "sign wrong")
      case .verified?, nil: break
      }
    } else {
      parts.append(model.preferences.signsWithTestSecret ? testSecret : configuredSecret)
    }
    if let address = model.preferences.listening {
      let port = address.split(separator: ":").last ?? ""
      parts.insert((model.language == .zh ? "渠道监听 :" : "channels on :") + port, at: 1)
      let waiting = model.walk.backend.offered.count
      if waiting > 0 {
        parts.insert(
          model.language == .zh
            ? "\(waiting) 笔订单在等待" : waiting == 1 ? "1 order waits" : "\(waiting) orders wait",
          at: 1)
      }
    }
    if model.walk.isWhatIf { parts.insert(model.language == .zh ? "假设" : "what if", at: 0) }
    if model.others.current > 1 || !model.others.kept.isEmpty {
      parts.insert((model.language == .zh ? "演练 " : "walk ") + "\(model.others.current)", at: 0)
    }
    parts.append("service \(settings.options.service)")
    parts.append("seed \(settings.seed)")
    return parts
  }

  private var isFile: Bool { model.walk.context.orders.orders.first?.origin == .file }

  private var origin: String {
    if let remote = model.walk.settings.remote {
      return model.language == .zh ? "你的后端 \(remote.name)" : "your backend \(remote.name)"
    }
    if isFile { return model.language == .zh ? "订单来自文件" : "order from file" }
    return model.language == .zh ? "内置商户" : "embedded merchant"
  }

  private var testSecret: String { model.language == .zh ? "测试密钥" : "test secret" }
  private var configuredSecret: String { model.language == .zh ? "已配置密钥" : "your secret" }

  private func drawHints(_ rect: Rect, _ canvas: inout Canvas) {
    canvas.fill(rect, role: .statusBar)
    if let notice = model.notice {
      canvas.put(
        clipped(notice[model.language], to: rect.columns - 2, glyphs: canvas.glyphs),
        at: rect.origin.moved(columns: 1), role: .warning)
    }
    if model.isSearching {
      let text = Bilingual(
        zh: "输入以查找 · ↑↓ 上一处、下一处 · ↵ 保留 · Esc 清除",
        en: "type to search · ↑↓ the hit before, after · ↵ keep it · Esc clear it")
      canvas.put(
        clipped(text[model.language], to: rect.columns - 2, glyphs: canvas.glyphs),
        at: rect.origin.moved(columns: 1), role: .hint)
      return
    }
    for (hint, place) in placed(in: rect, canvas.glyphs) {
      let used = canvas.put(hint.key, at: place, role: hint.isOff ? .disabled : .statusKey)
      canvas.put(
        " \(hint.text)", at: place.moved(columns: used), role: hint.isOff ? .disabled : .hint)
    }
  }

  /// The hints that fit, each with where it begins.
  private func placed(in rect: Rect, _ glyphs: Glyphs) -> [(Hint, Point)] {
    var column = rect.column + 1
    var hints = hints(glyphs)
    if let notice = model.notice {
      // Beside a notice the most important stand, or none.
      hints = hints.filter { $0.rank == .vital || $0.rank == .act }
      let width = hints.reduce(0) { $0 + $1.width }
      column = rect.endColumn - width
      if columns(of: notice[model.language]) + 4 + width > rect.columns { return [] }
    }
    return fitting(hints, to: rect.endColumn - column).map { hint in
      defer { column += hint.width }
      return (hint, Point(column: column, row: rect.row))
    }
  }

  /// The binding whose hint lies under a point.
  func binding(at point: Point) -> Binding? {
    let bar = Layout(model.size).statusBar
    guard bar.contains(point), !model.isSearching else { return nil }
    return placed(in: bar, model.preferences.glyphs)
      .last { $0.1.column <= point.column && point.column < $0.1.column + $0.0.width - 2 }?
      .0.binding
  }

  private struct Hint {
    let binding: Binding
    let key: String
    let text: String
    let isOff: Bool
    let rank: Rank

    /// What goes first where the screen is narrow; the last never goes.
    enum Rank: Comparable { case off, other, act, vital }

    var width: Int { columns(of: key) + columns(of: text) + 3 }
  }

  private func hints(_ glyphs: Glyphs) -> [Hint] {
    model.keymap.bindings.filter(isShown).compactMap { binding in
      guard let hint = binding.hint, let key = binding.keys.first else { return nil }
      let isOff =
        binding.obstacle(model) != nil
        && pair(of: binding).map { $0.obstacle(model) != nil } ?? true
      let rank: Hint.Rank =
        switch binding.action {
        case .help, .quit, .switchPane: .vital
        case .pause where model.isPaused: .vital
        case _ where isOff: .off
        case .act, .open, .inspect, .pause, .notifyNow: .act
        default: .other
        }
      return Hint(
        binding: binding,
        key: (pair(of: binding)?.keys.first?.label(glyphs) ?? "") + key.label(glyphs),
        text: text(of: binding, hint), isOff: isOff, rank: rank)
    }
  }

  /// The key that goes the other way: one hint shows both.
  private func pair(of binding: Binding) -> Binding? {
    let action: Action? =
      switch binding.action {
      case .choiceDown: .choiceUp
      case .rowDown: .rowUp
      case .later: .earlier
      default: nil
      }
    let bindings = model.keymap.bindings
    return bindings.first { $0.scope == binding.scope && $0.action == action }
  }

  /// What fits, the least of them gone from the end.
  private func fitting(_ hints: [Hint], to width: Int) -> [Hint] {
    var hints = hints
    // No gap is needed after the last.
    while hints.reduce(-2, { $0 + $1.width }) > width {
      guard let least = hints.map(\.rank).min(), least < .vital,
        let place = hints.lastIndex(where: { $0.rank == least })
      else { break }
      hints.remove(at: place)
    }
    return hints
  }

  private func text(of binding: Binding, _ hint: Bilingual) -> String {
    switch binding.action {
    case .pause where model.isInPast: model.language == .zh ? "回到现在" : "back to now"
    case .act where model.isInPast || model.isRecording:
      model.language == .zh ? "从这里另走" : "branch here"
    case .pause where model.isPaused: model.language == .zh ? "继续" : "go on"
    case .switchPane: otherPane[model.language]
    case .cross:
      switch model.crossAct {
      case .cancel: Bilingual(zh: "取消", en: "cancel")[model.language]
      case .return: Bilingual(zh: "返回商家", en: "to merchant")[model.language]
      default: hint[model.language]
      }
    default: hint[model.language]
    }
  }

  private var otherPane: Bilingual {
    guard model.pane == .phone else { return Bilingual(zh: "手机", en: "phone") }
    return Layout(model.size).shape == .list
      ? Bilingual(zh: "消息", en: "messages") : Bilingual(zh: "时序图", en: "lanes")
  }

  /// The merchant has been told, and has not taken it.
  private var hasUntakenNotify: Bool {
    model.walk.takings.contains { $0.attempts > 0 }
      && ChannelApps.nextNotify(in: model.walk.context) != nil
  }

  private func isShown(_ binding: Binding) -> Bool {
    if case .confirm = model.overlay { return false }
    if model.overlay != nil {
      return binding.counts(over: model.overlay)
        && (binding.action != .cause || binding.obstacle(model) == nil)
    }
    if model.isRecording, binding.action.needsTime { return false }
    if binding.action == .notifyNow { return hasUntakenNotify }
    if binding.action == .walks { return !model.others.kept.isEmpty }
    if binding.action == .save { return model.walk.conclusion != nil && model.nextDue == nil }
    switch binding.scope {
    case .phone: return model.pane == .phone
    case .lanes: return model.pane == .lanes
    case .everywhere: return true
    case .overlay: return false
    }
  }
}
