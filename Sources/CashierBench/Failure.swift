/// Why something could not be measured.
enum Failure: Error, CustomStringConvertible {
  case usage
  case noPayment
  case noTerminal
  case noProgram(String)
  case noFrame
  case noJournal(entries: Int)
  case noPolls

  var description: String {
    switch self {
    case .usage: "usage: cashier-bench CASHIER [--long] [screen|live|headless …]"
    case .noPayment: "the payment did not come to its good end"
    case .noTerminal: "no pseudo-terminal could be opened"
    case .noProgram(let path): "\(path) could not be started; build it first: script/bench does"
    case .noFrame: "the program drew no complete frame within 5 s"
    case .noJournal(let entries): "the journal grew to \(entries) entries only"
    case .noPolls: "the poll was not observed"
    }
  }
}
