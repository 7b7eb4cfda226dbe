import Foundation
import OrderBook
import Testing

/// The table of transitions in docs/merchant.md is the one in the code.
@Suite struct TransitionTableTests {
  @Test func theDocumentSaysWhatTheCodeDoes() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/merchant.md").standardized
    let document = try String(contentsOf: file, encoding: .utf8)
    var rows = [
      "| from | " + Transition.Kind.allCases.map(\.rawValue).joined(separator: " | ") + " |"
    ]
    rows.append("|---|" + String(repeating: "---|", count: Transition.Kind.allCases.count))
    for status in OrderStatus.allCases {
      let cells = Transition.Kind.allCases.map { text(.from(status, by: $0)) }
      rows.append("| \(status.rawValue) | " + cells.joined(separator: " | ") + " |")
    }
    #expect(document.contains(rows.joined(separator: "\n")), "\(rows.joined(separator: "\n"))")
  }

  private func text(_ transition: Transition) -> String {
    switch transition {
    case .to(let status): status.rawValue
    case .surplus: "surplus"
    case .nothing: "nothing"
    case .refused(let refusal): "refused: \(refusal.rawValue)"
    }
  }
}
