import ArgumentParser
import Terminal

/// A screen's size on the command line: `100x30`.
struct SizeArgument: ExpressibleByArgument {
  let size: Size

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (40...500).contains(columns), (16...200).contains(rows)
    else { return nil }
    size = Size(columns: columns, rows: rows)
  }
}
