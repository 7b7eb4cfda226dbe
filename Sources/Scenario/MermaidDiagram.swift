import Documents
import Payment
import Simulation
import TTPay
import Walk

/// A payment as a sequence diagram in Mermaid's language, which GitHub draws. Equal polls are folded
/// into a loop.
public struct MermaidDiagram {
  public let text: String

  /// One line of the diagram.
  private struct Line: Equatable {
    let text: String
    /// Lines that may be folded have the numbers of requests left out.
    let isPoll: Bool
  }

  public init(_ walk: Walk) {
    let channel = walk.channel.channel ?? .wechat
    var lines = [
      "sequenceDiagram", "  actor user as payer", "  participant frontend as mini-program",
      "  participant cashier",
      "  participant channel as \(channel == .wechat ? "WeChat" : "Alipay")",
      "  participant backend as merchant",
    ]
    lines += Self.folded(walk.journal.entries.compactMap { Self.line($0, in: walk) })
    if let conclusion = walk.finalConclusion, let verdict = walk.finalVerdict {
      lines.append(
        "  Note over user,frontend: \(Self.safe(conclusion.name)) · \(Self.safe(verdict.rawValue))")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ entry: Entry, in walk: Walk) -> Line? {
    switch entry.what {
    case .message(.complete, _, _, _): return nil
    case .message(let message, let from, let to, let fate):
      return line(message, from: from, to: to, fate, entry)
    case .finding(let finding, let party):
      return Line(
        text: "  Note over \(party.name): \(safe(finding.code))", isPoll: false)
    case .input, .timer, .asked: return nil
    }
  }

  private static func line(
    _ message: Message, from: PartyID, to: PartyID, _ fate: Entry.Fate, _ entry: Entry
  ) -> Line {
    let isReply =
      switch message {
      case .response, .settled, .notifyAnswer, .returned, .tradeState, .callAnswer: true
      default: false
      }
    var arrow = isReply ? "-->>" : "->>"
    var label = label(message)
    switch fate {
    case .lost(let loss):
      arrow = isReply ? "--x" : "-x"
      label += lossText(loss)
    case .duplicate: label += " (again)"
    case .arrives(let instant):
      let took = instant - entry.at
      if took >= .seconds(1) { label += " (\(took.written) later)" }
    }
    var isPoll = false
    switch message {
    case .request(_, .orderStatus(_, .poll)), .response(_, .status), .response(_, .failure):
      isPoll = true
    default: break
    }
    return Line(text: "  \(from.name)\(arrow)\(to.name): \(safe(label))", isPoll: isPoll)
  }

  /// Without the numbers of requests, so that equal polls are equal.
  private static func label(_ message: Message) -> String {
    switch message {
    case .request(_, .orderStatus(_, let purpose)): "orderStatus (\(purpose.name))"
    case .response(_, .status(let result)): "code \(result.rawValue)"
    case .response(_, .failure(let failure)): failure.name
    default: message.label.en
    }
  }

  private static func lossText(_ loss: Entry.Loss) -> String {
    switch loss {
    case .link, .planned: " (lost)"
    case .failure(let failure): " (\(failure.name))"
    }
  }

  /// Pairs of a poll and its answer that repeat become a loop.
  private static func folded(_ lines: [Line]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < lines.count {
      var length = 0
      var times = 1
      for size in [2, 1] where lines[index].isPoll && index + size <= lines.count {
        let block = lines[index..<index + size]
        guard block.allSatisfy(\.isPoll) else { continue }
        var count = 1
        while index + (count + 1) * size <= lines.count,
          lines[index + count * size..<index + (count + 1) * size].elementsEqual(block)
        {
          count += 1
        }
        if count > 1 {
          (length, times) = (size, count)
          break
        }
      }
      guard times > 1 else {
        result.append(lines[index].text)
        index += 1
        continue
      }
      result.append("  loop \(times) times")
      for line in lines[index..<index + length] { result.append("  " + line.text) }
      result.append("  end")
      index += length * times
    }
    return result
  }

  /// What Mermaid would take for its own is written as an entity.
  private static func safe(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case ";": result += "#59;"
      case "#": result += "#35;"
      case "<": result += "#lt;"
      case ">": result += "#gt;"
      case "{": result += "#123;"
      case "}": result += "#125;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
