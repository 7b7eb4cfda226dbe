import CashierUI
import Payer
import Simulation
import Terminal
import Walk

/// The phone at each moment at which another page came up, or a verdict.
struct PhoneSteps {
  struct Step {
    let canvas: Canvas
    /// The entry after which it is seen.
    let entry: Int
    let time: String
  }

  private(set) var steps: [Step] = []
  private(set) var leftOut = 0

  init(_ walk: Walk, preferences: Model.Preferences, limit: Int) {
    var shown: (screen: Payer.Screen, verdict: Verdict?)?
    var steps: [Step] = []
    var leftOut = 0
    Model.retrace(
      walk, preferences: preferences, size: Size(columns: 100, rows: 30), each: .event
    ) { model in
      let now = (screen: model.walk.payer.screen, verdict: model.walk.verdict)
      if let shown, shown == now { return }
      shown = now
      guard steps.count < limit else {
        leftOut += 1
        return
      }
      let entries = model.walk.journal.entries
      steps.append(
        Step(
          canvas: model.phone(Size(columns: 33, rows: 22)), entry: entries.count,
          time: Timeline.milliseconds(model.walk.now - walk.settings.start)))
    }
    self.steps = steps
    self.leftOut = leftOut
  }

  /// The page that is seen after an entry.
  func index(after entry: Int) -> Int? {
    steps.lastIndex { $0.entry <= entry } ?? (steps.isEmpty ? nil : 0)
  }
}
