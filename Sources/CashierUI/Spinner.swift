import Payment
import Simulation
import Terminal
import Walk

extension Model {
  /// The phone waits for an answer that is on its way.
  var isWaiting: Bool {
    switch walk.payer.screen {
    case .sheet(.querying), .miniProgram(.ordering), .miniProgram(.confirming),
      .miniProgram(.checkingOpenOrder):
      !walk.isAwaitingPayer
    default: false
    }
  }

  /// How long the spinner shows one sign.
  var spinnerStep: TimeSpan { paced(125) }

  /// The spinner at this moment; nil where nothing is waited for.
  var spinner: Character? {
    guard isWaiting else { return nil }
    let frames = preferences.glyphs.spinner
    let turned = (walk.now - walk.settings.start).microseconds / spinnerStep.microseconds
    return frames[Int(turned % Int64(frames.count))]
  }
}
