import Foundation
import Walk

/// A trace is read or refused, and has as many entries as it has lines of them.
func readTrace(_ bytes: [UInt8]) {
  guard let trace = try? Trace(Data(bytes)) else { return }
  let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count - 1
  hold(trace.lines.count + trace.orders.count + 1 == lines, "each line is read")
  hold(trace.inputs.allSatisfy { $0.number <= trace.lines.count }, "each input is an entry's")
}
