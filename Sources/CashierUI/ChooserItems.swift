import Documents
import Payment
import TTPay
import Terminal
import Walk

/// What each list offers.
extension Model {
  func items(of kind: Chooser.Kind) -> [Chooser.Item] {
    switch kind {
    case .help: bindingItems(grouped: true)
    case .palette: bindingItems(grouped: false)
    case .scenarios:
      scenarioNames.map {
        Chooser.Item(what: .scenario($0.name), head: $0.name, text: $0.about[language])
      }
    case .themes:
      themeNames.map { theme in
        let mark = theme.name == preferences.theme ? (language == .zh ? "（正在使用）" : " (in use)") : ""
        return Chooser.Item(
          what: .theme(theme.name), head: theme.name, text: theme.about[language] + mark)
      }
    case .walks: walkItems
    case .settings:
      PaymentSetting.allCases.map { setting in
        Chooser.Item(
          what: .setting(setting), head: setting.name[language],
          text: setting.shown(nextSettings ?? record.settings)[language],
          obstacle: setting.obstacle(self))
      }
    case .copy:
      Copying.allCases.map { what in
        Chooser.Item(
          what: .copy(what), head: what.name[language], text: what.about[language],
          obstacle: what.obstacle(self))
      }
    case .filter: filterItems
    }
  }

  private var filters: [LaneFilter?] {
    [nil] + PartyID.allCases.map { .party($0) } + LaneFilter.kinds
  }

  /// Where a filter stands in its list.
  func place(of filter: LaneFilter) -> Int { filters.firstIndex(of: filter) ?? 0 }

  private var filterItems: [Chooser.Item] {
    filters.map { filter in
      guard let filter else {
        return Chooser.Item(
          what: .filter(nil), head: language == .zh ? "全部" : "all",
          text: language == .zh ? "不筛选" : "no filter")
      }
      let group: Bilingual? =
        switch filter {
        case .party(.user): Bilingual(zh: "按参与方", en: "One party")
        case .messages: Bilingual(zh: "按类型", en: "One kind")
        default: nil
        }
      return Chooser.Item(
        what: .filter(filter), head: filter.name(channel: walk.channel.channel, language),
        text: filter.about[language], group: group)
    }
  }

  /// All bindings; where they are grouped, those of one scope after those of another.
  private func bindingItems(grouped: Bool) -> [Chooser.Item] {
    let scopes: [(Binding.Scope, Bilingual)] = [
      (.phone, Bilingual(zh: "手机", en: "Phone")),
      (.lanes, Bilingual(zh: "时序图", en: "Lanes")),
      (.everywhere, Bilingual(zh: "任何时候", en: "Everywhere")),
    ]
    return scopes.flatMap { scope, title in
      keymap.bindings.filter { $0.scope == scope && !(grouped && $0.keys.isEmpty) }
        .enumerated().map { index, binding in
          Chooser.Item(
            what: .binding(binding.action),
            head: binding.keys.map { $0.label(preferences.glyphs) }.joined(separator: " "),
            text: binding.help[language], obstacle: binding.obstacle(self),
            group: grouped && index == 0 ? title : nil)
        }
    }
  }

  /// The walks of this sitting side by side: where each began, and what came of it.
  private var walkItems: [Chooser.Item] {
    var all = others.kept.map {
      (number: $0.number, origin: $0.origin, title: $0.title, walk: $0.walk)
    }
    all.append((others.current, others.origin, preferences.title, record))
    return all.sorted { $0.number < $1.number }.map { one in
      let isCurrent = one.number == others.current
      let mark = isCurrent ? "\(preferences.glyphs.radioOn) " : "  "
      return Chooser.Item(
        what: .walk(one.number), head: "\(mark)\(one.number)",
        text: summary(of: one.walk, from: one.origin, one.title),
        obstacle: isCurrent ? nil : outsideObstacle)
    }
  }

  private func summary(of walk: Walk, from origin: Int?, _ title: String?) -> String {
    let isZh = language == .zh
    let dot = " \(preferences.glyphs.dot) "
    let codes = walk.successCodes.map(String.init).joined(separator: " ")
    let taken = walk.takings.reduce(0) { $0 + $1.amount }
    let polls = walk.queries(for: .poll)
    let parts: [String?] = [
      title,
      origin.map { isZh ? "从 #\($0) 分出" : "from #\($0)" },
      walk.isWhatIf ? (isZh ? "假设" : "what if") : nil,
      walk.conclusion.flatMap { conclusion in
        walk.verdict.map {
          "\(isZh ? conclusion.title.zh : conclusion.name) / \($0.text(after: conclusion)[language])"
        }
      } ?? (isZh ? "进行中" : "under way"),
      codes.isEmpty ? nil : "success code \(codes)",
      isZh ? "轮询 \(polls) 次" : polls == 1 ? "1 poll" : "\(polls) polls",
      (isZh ? "实扣 " : "taken ") + Amount(fen: taken).description,
      isZh ? "\(walk.journal.entries.count) 条" : "\(walk.journal.entries.count) entries",
    ]
    return parts.compactMap(\.self).joined(separator: dot)
  }

  /// Where a walk that was left parts from the one that is shown; nil where it is the same.
  func comparison(with number: Int) -> String? {
    guard let other = others.kept.first(where: { $0.number == number })?.walk else { return nil }
    let (ours, theirs) = (record.journal.entries, other.journal.entries)
    let isZh = language == .zh
    guard let place = zip(ours, theirs).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
      if ours.count == theirs.count { return nil }
      let last = min(ours.count, theirs.count)
      return isZh ? "到 #\(last) 为止与当前相同" : "the same as the one shown up to #\(last)"
    }
    let here = EntryText(entry: theirs[place], walk: other, language: language).label
    let there = EntryText(entry: ours[place], walk: record, language: language).label
    return isZh
      ? "从 #\(place + 1) 起不同：这里 \(here)，当前 \(there)"
      : "differs from #\(place + 1) on: \(here) here, \(there) in the one shown"
  }

  /// An answer that is still out belongs to the walk that asked.
  var outsideObstacle: Bilingual? {
    record.context.outside.open > 0
      ? Bilingual(zh: "还有一个外部请求没有回来，请稍候", en: "an answer from outside is still out: wait for it")
      : nil
  }
}
