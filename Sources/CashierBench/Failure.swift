/// Why something could not be measured.
enum Failure: Error, CustomStringConvertible {
  case usage
  case noPayment
  case noTerminal
  case noProgram(String)
  case noFrame
  case noJournal(entries: Int)
  case noPolls
  case noBook(String)
  case noServer(String)
  case noAnswer(String)

  var description: String {
    switch self {
    case .usage: "usage: cashier-bench CASHIER [--long] [screen|live|headless|server …]"
    case .noPayment: "the payment did not come to its good end"
    case .noTerminal: "no pseudo-terminal could be opened"
    case .noProgram(let path): "\(path) could not be started; build it first: script/bench does"
    case .noFrame: "the program drew no complete frame within 5 s"
    case .noJournal(let entries): "the journal grew to \(entries) entries only"
    case .noPolls: "the poll was not observed"
    case .noBook(let reason): "the order book could not be filled: \(reason)"
    case .noServer(let reason): "the merchant did not listen: \(reason)"
    case .noAnswer(let reason): "the merchant did not answer: \(reason)"
    }
  }
}
