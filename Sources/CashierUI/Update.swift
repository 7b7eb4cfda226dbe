import Payment
import Scenario
import Simulation
import Terminal
import Walk

/// What happened to the screen.
public enum Event: Equatable, Sendable {
  case key(Key)
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
      if case .confirm(let interruption) = overlay { return answer(interruption, key) }
      guard let binding = Binding.of(key, in: self) else { return [] }
      guard binding.obstacle(self) == nil else {
        idleKey = binding
        return []
      }
      return perform(binding.action)
    }
  }

  private mutating func answer(_ interruption: Interruption, _ key: Key) -> [Effect] {
    overlay = nil
    switch (interruption, key) {
    case (.quit, .character("y")), (.quit, .character("Y")), (.quit, .enter),
      (.quit, .character("q")):
      return [.quit]
    case (.newPayment, .character("y")), (.newPayment, .character("Y")), (.newPayment, .enter),
      (.newPayment, .character("n")), (.newPayment, .character("N")):
      startPayment()
      return []
    default: return []
    }
  }

  private mutating func startPayment() {
    takeOver()
    follow()
    walk.startPayment()
    if !isPaused { walk.advance(to: walk.now) }
  }

  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .quit: return quit()
    case .help: overlay = .help(scroll: 0)
    case .closeOverlay: overlay = nil
    case .inspect: overlay = selectedEntry == nil ? nil : .entry(scroll: 0)
    case .open:
      if lanes.current.flatMap(lanes.run) == nil { return perform(.inspect) }
      lanes.toggleFold(record)
    case .changeTimes: lanes.times = lanes.times.next
    case .switchPane: pane = pane == .phone ? .lanes : .phone
    case .repaint: return [.repaint]
    case .choiceUp: moveChoice(-1)
    case .choiceDown: moveChoice(1)
    case .act: if choices.indices.contains(choice) { return act(choices[choice]) }
    case .cross: if let crossAct { return act(crossAct) }
    case .back: if let backAct { return act(backAct) }
    case .rowUp: scroll(by: -1)
    case .rowDown: scroll(by: 1)
    case .pageUp: scroll(by: -pageRows)
    case .pageDown: scroll(by: pageRows)
    case .first: look { $0.select(row: 0) }
    case .last: follow()
    case .toggleTimers:
      lanes.showsTimers.toggle()
      lanes.listAnew(record)
    case .pause: return pause()
    case .step: return step()
    case .faster: return setSpeed(speed.faster)
    case .slower: return setSpeed(speed.slower)
    case .notifyNow:
      follow()
      walk.notifyNow()
      if !isPaused { walk.advance(to: walk.now) }
    case .save:
      if let scenario = Scenario(lived: walk) { return [.save(scenario)] }
    case .newPayment:
      if walk.isPaymentUnderWay { overlay = .confirm(.newPayment) } else { startPayment() }
    }
    return []
  }

  private mutating func quit() -> [Effect] {
    if walk.isPaymentUnderWay, !isRecording {
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
    guard walk.perform(act) else { return [] }
    takeOver()
    follow()
    if !isPaused { walk.advance(to: walk.now) }
    return []
  }

  // MARK: Lanes

  private var pageRows: Int { max(1, Layout(size).lanes.rows - 3) }

  private mutating func scroll(by step: Int) {
    switch overlay {
    case .entry(let rows): overlay = .entry(scroll: scrolled(rows, by: step, EntryView.lines))
    case .help(let rows): overlay = .help(scroll: scrolled(rows, by: step, HelpView.lines))
    case .confirm: break
    case nil: look { $0.move(by: step) }
    }
  }

  /// Scrolls what lies over the panes, no further than to its last line.
  private func scrolled(_ rows: Int, by step: Int, _ lines: (Model) -> [OverlayLine]) -> Int {
    let last = max(0, lines(self).count - OverlayBox.inside(size).rows)
    return max(0, min(rows + step, last))
  }

  /// Moves the selection, and the phone with it.
  private mutating func look(_ move: (inout LaneList) -> Void) {
    move(&lanes)
    showMoment()
  }

  private mutating func follow() { look { $0.follow() } }

  // MARK: Clock

  private mutating func pause() -> [Effect] {
    isPaused.toggle()
    walk.enter(isPaused ? .pause : .resume)
    return [.clockChanged]
  }

  /// Lets the next event that is seen happen, and stops the clock there.
  private mutating func step() -> [Effect] {
    if !isPaused {
      isPaused = true
      walk.enter(.pause)
    }
    follow()
    let before = lanes.rows.count
    while lanes.rows.count == before, let due = nextDue {
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

  mutating func setSpeed(_ wanted: Speed?) -> [Effect] {
    guard let wanted else { return [] }
    speed = wanted
    walk.enter(.speed(wanted.hundredths))
    return [.clockChanged]
  }
}
