import Glibc
import Terminal

/// Prints to a file what a session tells, a line each; `q` ends it.
///
///     EventPrinter FILE [--no-mouse] [WATCHED…]
let arguments = CommandLine.arguments.dropFirst()
let printer = EventPrinter(
  file: arguments.first ?? "", usesMouse: !arguments.contains("--no-mouse"),
  watching: arguments.dropFirst().filter { $0 != "--no-mouse" })
exit(printer.run())
