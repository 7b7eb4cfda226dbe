import Documents
import Payment
import Scenario
import Simulation
import Walk

/// Leaving the walk for another one.
extension Model {
  /// Shows a walk that begins now; the one that was shown is kept.
  mutating func start(_ walk: Walk, title: String?, playing scenario: Scenario? = nil) {
    leave()
    preferences.title = title
    self.walk = walk
    history = History(walk)
    isRecording = false
    isPaused = false
    if hasBackendOutside { speed = .normal }
    nextSettings = nil
    lanes.list(another: record)
    catchUp()
    begin(at: nil, playing: scenario)
  }

  /// Keeps the walk that is shown.
  private mutating func leave() {
    others.keep(record, history, title: preferences.title, isRecording: isRecording)
    forgetMoment()
  }

  private mutating func forgetMoment() {
    present = nil
    lanes.follow()
    script = nil
    scriptDue = nil
    scenario = nil
    demo = nil
    choice = 0
    pane = .phone
  }

  mutating func go(toWalk number: Int) -> [Effect] {
    guard number != others.current else { return [] }
    guard
      let other = others.exchange(
        record, history, title: preferences.title, isRecording: isRecording, for: number)
    else { return [] }
    forgetMoment()
    walk = other.walk
    history = other.history
    preferences.title = other.title
    isRecording = other.isRecording
    if hasBackendOutside { speed = .normal }
    // It stands where it was left; one that has come to rest stands anyway.
    isPaused = walk.nextDue != nil || isRecording
    lanes.list(another: record)
    catchUp()
    message =
      isPaused
      ? Bilingual(zh: "回到演练 \(number)，已暂停", en: "walk \(number), paused where it was left")
      : Bilingual(zh: "回到演练 \(number)", en: "walk \(number)")
    return [.clockChanged]
  }

  /// A scenario was chosen; what is under way is not cut off without a question.
  mutating func wish(_ name: String) -> [Effect] {
    if let outsideObstacle {
      message = outsideObstacle
      return []
    }
    if record.isPaymentUnderWay, !isRecording, script == nil {
      overlay = .confirm(.scenario(name))
      return []
    }
    return startScenario(name)
  }

  mutating func startScenario(_ name: String) -> [Effect] {
    switch preferences.resources.scenario(name) {
    case .failure(let error):
      message = error.text
      return []
    case .success(let scenario):
      start(
        preferences.resources.walk(scenario.settings, nil), title: scenario.name,
        playing: scenario)
      return [.clockChanged]
    }
  }

  /// The settings of the next payment are as they were chosen: it begins.
  mutating func wishNext() -> [Effect] {
    if let outsideObstacle {
      message = outsideObstacle
      return []
    }
    if record.isPaymentUnderWay, !isRecording {
      overlay = .confirm(.newPayment)
      return []
    }
    return startNext()
  }

  /// The next payment: in this walk, or in a walk of its own where its settings were changed.
  mutating func startNext() -> [Effect] {
    if let outsideObstacle, nextSettings.map({ $0 != record.settings }) ?? false {
      message = outsideObstacle
      return []
    }
    guard let settings = nextSettings, settings != record.settings else {
      nextSettings = nil
      startPayment()
      return [.clockChanged]
    }
    let adopted = record.context.orders.orders.first.flatMap { $0.origin == .file ? $0 : nil }
    start(
      preferences.resources.walk(settings.beginning(at: record.now), adopted),
      title: preferences.title)
    return [.clockChanged]
  }
}

extension WalkSettings {
  func beginning(at instant: Instant) -> WalkSettings {
    var settings = self
    settings.start = instant
    return settings
  }
}
