import Documents
import Payment
import Scenario
import Simulation
import Terminal
import Walk

/// What happened to the screen.
public enum Event: Equatable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// A text that was pasted.
  case paste(String)
  case resized(Size)
}

/// What the loop is to do, as data.
public enum Effect: Equatable, Sendable {
  case quit
  /// Paint every cell again.
  case repaint
  /// The clock was stopped, started or changed its speed.
  case clockChanged
  /// Keep what the person did as a scenario.
  case save(Scenario)
  /// Put a text on the clipboard, and say what it is.
  case copy(String, Bilingual)
  /// Show the theme of this name.
  case theme(String)
}

extension Model {
  /// Takes in one event; the walk has been advanced to the event's instant before.
  public mutating func update(_ event: Event) -> [Effect] {
    defer { catchUp() }
    switch event {
    case .resized(let size):
      self.size = size
      return [.repaint]
    case .key(let key):
      idleKey = nil
      message = nil
      if demo != nil { return endDemo() }
      return press(key)
    case .mouse(let mouse):
      let target = MouseTarget(mouse.point, self)
      idleKey = nil
      message = nil
      if demo != nil { return mouse.kind == .press ? endDemo() : [] }
      lanes.search.isTyping = false
      return take(mouse, target)
    case .paste(let text):
      message = nil
      return (demo == nil ? [] : endDemo()) + take(pasted: text)
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    switch overlay {
    case .confirm(let interruption): return answer(interruption, key)
    case .chooser(let chooser): return choose(key, in: chooser)
    case .file(let field): return name(key, in: field)
    case .order(let offered, let scroll): return consider(key, offered, scroll: scroll)
    case .entry, .orders: break
    case nil: if lanes.search.isTyping { return search(key) }
    }
    return Binding.of(key, in: self).map { press($0) } ?? []
  }

  /// Does what a binding says, or tells why not.
  mutating func press(_ binding: Binding) -> [Effect] {
    guard binding.obstacle(self) == nil else {
      idleKey = binding
      return []
    }
    return perform(binding.action)
  }

  private mutating func answer(_ interruption: Interruption, _ key: Key) -> [Effect] {
    overlay = nil
    switch (interruption, key) {
    case (.quit, .character("y")), (.quit, .character("Y")), (.quit, .enter),
      (.quit, .character("q")):
      return [.quit]
    case (.newPayment, .character("y")), (.newPayment, .character("Y")), (.newPayment, .enter),
      (.newPayment, .character("n")), (.newPayment, .character("N")):
      return startNext()
    case (.scenario(let name), .character("y")), (.scenario(let name), .character("Y")),
      (.scenario(let name), .enter):
      return startScenario(name)
    default: return []
    }
  }

  mutating func startPayment() {
    branch()
    takeOver()
    follow()
    walk.startPayment()
    if isPaused {
      message = Bilingual(
        zh: "时钟已暂停：\(key(.step)) 单步，\(key(.pause)) 继续",
        en: "the clock is paused: \(key(.step)) goes one step, \(key(.pause)) goes on")
    } else {
      walk.advance(to: walk.now)
    }
  }

  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .quit: return quit()
    case .help: overlay = .chooser(Chooser(.help))
    case .palette: overlay = .chooser(Chooser(.palette))
    case .scenarios:
      if scenarioNames.isEmpty { scenarioNames = preferences.resources.scenarios() }
      overlay = .chooser(Chooser(.scenarios))
    case .themes:
      if themeNames.isEmpty { themeNames = preferences.resources.themes() }
      let index = themeNames.firstIndex { $0.name == preferences.theme } ?? 0
      overlay = .chooser(Chooser(.themes, index: index))
    case .walks: overlay = .chooser(Chooser(.walks))
    case .orders: overlay = if case .orders = overlay { nil } else { .orders(scroll: 0) }
    case .settings: overlay = .chooser(Chooser(.settings))
    case .copy: overlay = .chooser(Chooser(.copy))
    case .language: switchLanguage()
    case .openOrder: overlay = .file(TextField())
    case .earlier:
      travel(by: -1)
      return [.clockChanged]
    case .later:
      travel(by: 1)
      return [.clockChanged]
    case .untilDecision: return untilDecision()
    case .closeOverlay: overlay = nil
    case .inspect: overlay = selectedEntry == nil ? nil : .entry(scroll: 0)
    case .open:
      if lanes.current.flatMap(lanes.run) == nil { return perform(.inspect) }
      lanes.toggleFold(record)
      return goAlong()
    case .search: openSearch()
    case .nextHit: return move(toHit: 1)
    case .previousHit: return move(toHit: -1)
    case .clearSearch: return clearSearch()
    case .filter:
      overlay = .chooser(Chooser(.filter, index: lanes.filter.map { place(of: $0) } ?? 0))
    case .cause: return goToCause()
    case .fromCause: return comeBackFromCause()
    case .changeTimes: lanes.times = lanes.times.next
    case .switchPane: pane = pane == .phone ? .lanes : .phone
    case .repaint: return [.repaint]
    case .choiceUp: moveChoice(-1)
    case .choiceDown: moveChoice(1)
    case .act: if choices.indices.contains(choice) { return act(choices[choice]) }
    case .cross: if let crossAct { return act(crossAct) }
    case .back: if let backAct { return act(backAct) }
    case .rowUp: return scroll(by: -1)
    case .rowDown: return scroll(by: 1)
    case .pageUp: return scroll(by: -pageRows)
    case .pageDown: return scroll(by: pageRows)
    case .first:
      travel(toRow: 0)
      return [.clockChanged]
    case .last:
      follow()
      return [.clockChanged]
    case .toggleTimers:
      lanes.toggleTimers(record)
      return goAlong()
    case .pause: return pause()
    case .step: return step()
    case .faster: return setSpeed(speed.faster)
    case .slower: return setSpeed(speed.slower)
    case .notifyNow:
      branch()
      follow()
      walk.notifyNow()
      if !isPaused { walk.advance(to: walk.now) }
      return [.clockChanged]
    case .save:
      if let scenario = Scenario(lived: record) { return [.save(scenario)] }
    case .newPayment:
      if record.isPaymentUnderWay, !isInPast, !isRecording {
        overlay = .confirm(.newPayment)
      } else {
        return startNext()
      }
    }
    return []
  }

  /// What is searched is searched in the other language.
  private mutating func switchLanguage() {
    preferences.language = language == .zh ? .en : .zh
    lanes.search.language = language
    lanes.search.texts = SearchTexts()
    lanes.search(lanes.search.field, record)
  }

  private mutating func quit() -> [Effect] {
    // Where there is no room for the question, it is not asked.
    if record.isPaymentUnderWay, !isRecording, Layout(size).shape != .tooSmall {
      overlay = .confirm(.quit)
      return []
    }
    return [.quit]
  }

  // MARK: Phone

  private mutating func moveChoice(_ step: Int) {
    guard !choices.isEmpty else { return }
    choice = (choice + step + choices.count) % choices.count
  }

  private mutating func act(_ act: UserAct) -> [Effect] {
    guard walk.payer.acts.contains(act) || act == .newPayment else { return [] }
    let isBranch = isInPast || isRecording
    branch()
    guard walk.perform(act) else { return [] }
    takeOver()
    follow()
    if !isPaused { walk.advance(to: walk.now) }
    if isBranch {
      let (number, key) = (others.kept.last?.number ?? 1, key(.walks))
      message =
        walk.isWhatIf
        ? Bilingual(
          zh: "假设：另选一条路径，只在内存里，外部不会知道；演练 \(number) 已保留，\(key) 比较",
          en:
            "what if: another way, in memory, nobody outside is told; walk \(number) is kept: \(key)"
        )
        : Bilingual(
          zh: "另选了一条路径；演练 \(number) 已保留，\(key) 比较",
          en: "another way from here; walk \(number) is kept: \(key) compares")
    }
    return isBranch ? [.clockChanged] : []
  }

  // MARK: Lanes

  private var pageRows: Int { max(1, Layout(size).lanes.rows - 3) }

  private mutating func scroll(by step: Int) -> [Effect] {
    func scrolled(_ rows: Int, of lines: Int) -> Int {
      max(0, min(rows + step, lines - OverlayBox.inside(size).rows))
    }
    switch overlay {
    case .entry(let rows):
      overlay = .entry(scroll: scrolled(rows, of: EntryView.lines(self).count))
    case .orders(let rows):
      overlay = .orders(scroll: scrolled(rows, of: OrdersView(model: self).lines.count))
    default: return moveSelection(by: step)
    }
    return []
  }

  private mutating func moveSelection(by step: Int) -> [Effect] {
    guard let current = lanes.current else { return [] }
    if current + step >= lanes.rows.count - 1 {
      follow()
      return [.clockChanged]
    }
    return select(row: current + step)
  }

  /// Selects a row; in the past the phone goes along.
  mutating func select(row: Int) -> [Effect] {
    guard isInPast || isRecording else {
      lanes.select(row: row)
      return []
    }
    travel(toRow: max(0, row))
    return [.clockChanged]
  }

  /// What is listed has changed: in the past the phone goes along with the selection.
  private mutating func goAlong() -> [Effect] {
    guard isInPast || isRecording, let current = lanes.current else { return [] }
    return select(row: current)
  }

  /// The newest entry, and the present.
  private mutating func follow() { returnToPresent() }

  // MARK: Clock

  private mutating func pause() -> [Effect] {
    if isInPast {
      returnToPresent()
      if !isPaused { return [.clockChanged] }
    }
    isPaused.toggle()
    walk.enter(isPaused ? .pause : .resume)
    return [.clockChanged]
  }

  /// Lets the next event that is seen happen, and stops the clock there.
  private mutating func step() -> [Effect] {
    if isInPast {
      travel(by: 1)
      return [.clockChanged]
    }
    if !isPaused {
      isPaused = true
      walk.enter(.pause)
    }
    follow()
    let before = lanes.rows.count
    // A filter may list nothing of what happens.
    var steps = 0
    while lanes.rows.count == before, steps < 10_000, let due = nextDue {
      steps += 1
      if walk.nextDue == walk.now || script == nil {
        walk.step(until: due)
      } else {
        _ = script?.step(&walk, until: due)
      }
      followScript()
      catchUp()
    }
    return [.clockChanged]
  }

  /// Lets everything happen until the payer has to decide, or nothing is left to happen.
  private mutating func untilDecision() -> [Effect] {
    follow()
    var steps = 0
    repeat {
      guard let due = walk.nextDue, steps < 100_000 else { break }
      history.advance(&walk, to: due)
      steps += 1
    } while walk.nextDue == walk.now || !walk.isAwaitingPayer
    followScript()
    return [.clockChanged]
  }

  mutating func setSpeed(_ wanted: Speed?) -> [Effect] {
    guard let wanted else { return [] }
    speed = wanted
    walk.enter(.speed(wanted.hundredths))
    return [.clockChanged]
  }
}
