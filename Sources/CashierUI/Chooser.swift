import Documents
import Terminal

/// A list over the panes, narrowed by what is typed.
public struct Chooser: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case help, palette, scenarios, themes, walks, settings, copy, filter
  }

  public let kind: Kind
  var filter = TextField()
  /// Which of those that the filter leaves is chosen.
  var index = 0

  init(_ kind: Kind, index: Int = 0) {
    self.kind = kind
    self.index = index
  }

  /// One line of the list.
  struct Item: Sendable {
    let what: What
    /// What stands on the left, in a column of its own.
    let head: String
    let text: String
    /// Why it cannot be chosen now.
    var obstacle: Bilingual?
    /// The title of the group that it begins.
    var group: Bilingual?

    enum What: Equatable, Sendable {
      case binding(Action)
      case scenario(String)
      case theme(String)
      case walk(Int)
      case setting(PaymentSetting)
      case copy(Copying)
      case filter(LaneFilter?)
    }

    fileprivate func matches(_ words: [Substring]) -> Bool {
      let all = (head + " " + text).lowercased()
      return words.allSatisfy { all.contains($0) }
    }
  }

  /// The items that the filter leaves: each has all the words that are typed.
  func items(_ model: Model) -> [Item] {
    let words = filter.text.lowercased().split(separator: " ")
    let all = model.items(of: kind)
    return words.isEmpty ? all : all.filter { $0.matches(words) }
  }

  var title: Bilingual {
    switch kind {
    case .help: Bilingual(zh: "按键", en: "Keys")
    case .palette: Bilingual(zh: "所有操作", en: "Actions")
    case .scenarios: Bilingual(zh: "场景", en: "Scenarios")
    case .themes: Bilingual(zh: "主题", en: "Themes")
    case .walks: Bilingual(zh: "演练与分支", en: "Walks and branches")
    case .settings: Bilingual(zh: "下一笔支付的设置", en: "The next payment")
    case .copy: Bilingual(zh: "复制", en: "Copy")
    case .filter: Bilingual(zh: "筛选时序图", en: "What the lanes show")
    }
  }

  /// What keys do here.
  var hint: Bilingual {
    switch kind {
    case .help, .palette:
      Bilingual(zh: "输入以筛选 · ↵ 执行 · Esc 关闭", en: "type to filter · ↵ does it · Esc closes")
    case .scenarios:
      Bilingual(zh: "输入以筛选 · ↵ 开始 · Esc 关闭", en: "type to filter · ↵ starts it · Esc closes")
    case .themes: Bilingual(zh: "↑↓ 预览 · ↵ 使用 · Esc 还原", en: "↑↓ preview · ↵ use it · Esc back")
    case .walks: Bilingual(zh: "↵ 切换 · Esc 关闭", en: "↵ goes there · Esc closes")
    case .settings:
      Bilingual(
        zh: "←→ 更改 · ↵ 用它开始下一笔 · Esc 关闭", en: "←→ change · ↵ starts the next payment · Esc closes")
    case .copy: Bilingual(zh: "↵ 复制 · Esc 关闭", en: "↵ copies · Esc closes")
    case .filter: Bilingual(zh: "↵ 筛选 · Esc 关闭", en: "↵ shows only that · Esc closes")
    }
  }
}

extension Model {
  /// Takes a key in while a chooser lies over the panes.
  mutating func choose(_ key: Key, in chooser: Chooser) -> [Effect] {
    var chooser = chooser
    let count = chooser.items(self).count
    let page = max(1, OverlayBox.inside(size).rows - 3)
    func move(_ step: Int) {
      chooser.index = max(0, min(chooser.index + step, count - 1))
    }
    switch key {
    case .escape:
      if chooser.filter.text.isEmpty { return close(chooser) }
      chooser.filter = TextField()
    case .character("?") where chooser.kind == .help && chooser.filter.text.isEmpty,
      .character("q") where chooser.kind == .help && chooser.filter.text.isEmpty,
      .function(1) where chooser.kind == .help:
      return close(chooser)
    case .up, .control("p"): move(-1)
    case .down, .control("n"), .tab: move(1)
    case .pageUp: move(-page)
    case .pageDown: move(page)
    case .left where chooser.kind == .settings: change(chooser, by: -1)
    case .right where chooser.kind == .settings: change(chooser, by: 1)
    case .enter: return take(chooser)
    default:
      let before = chooser.filter.text
      guard chooser.filter.take(key) else { return [] }
      if chooser.filter.text != before { chooser.index = 0 }
    }
    overlay = .chooser(chooser)
    return preview(chooser)
  }

  private mutating func close(_ chooser: Chooser) -> [Effect] {
    overlay = nil
    return chooser.kind == .themes ? [.theme(preferences.theme)] : []
  }

  /// A theme is seen while it is looked for.
  func preview(_ chooser: Chooser) -> [Effect] {
    guard chooser.kind == .themes, case .theme(let name)? = item(of: chooser)?.what else {
      return []
    }
    return [.theme(name)]
  }

  private func item(of chooser: Chooser) -> Chooser.Item? {
    let items = chooser.items(self)
    return items.indices.contains(chooser.index) ? items[chooser.index] : nil
  }

  private mutating func change(_ chooser: Chooser, by step: Int) {
    guard case .setting(let setting)? = item(of: chooser)?.what else { return }
    var settings = nextSettings ?? record.settings
    setting.change(&settings, by: step)
    nextSettings = settings
  }

  /// Does what is chosen.
  mutating func take(_ chooser: Chooser) -> [Effect] {
    guard let item = item(of: chooser) else { return [] }
    if let obstacle = item.obstacle {
      message = obstacle
      return []
    }
    overlay = nil
    switch item.what {
    case .binding(let action): return perform(action)
    case .scenario(let name): return wish(name)
    case .theme(let name):
      preferences.theme = name
      message = Bilingual(
        zh: "主题 \(name)，本次有效；长期使用：在 cashier config --path 所指的文件里写 theme: \(name)",
        en:
          "theme \(name), for now; to keep it: theme: \(name) in the file that cashier config --path names"
      )
      return [.theme(name)]
    case .walk(let number): return go(toWalk: number)
    case .setting: return wishNext()
    case .copy(let what): return [.copy(what.text(in: self), what.name)]
    case .filter(let wanted): return filter(wanted)
    }
  }

  /// The theme that is seen now.
  var shownTheme: String {
    guard case .chooser(let chooser) = overlay, chooser.kind == .themes,
      case .theme(let name)? = item(of: chooser)?.what
    else { return preferences.theme }
    return name
  }
}
