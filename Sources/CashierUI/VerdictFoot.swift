import Documents
import FrontendLogic
import Payment
import TTPay
import Terminal
import Walk

/// What came of it against where the money is: the sentence that people come for, at the foot of
/// the phone, with its evidence where there is room.
struct VerdictFoot {
  /// How many rows it takes.
  let rows: Int
  private let sentence: [String]
  private let evidence: [String]
  private let role: Role
  private let hasRule: Bool

  /// Nil while the payment is under way.
  ///
  /// - Parameter size: the phone's screen, of which it leaves enough to the page.
  init?(_ model: Model, in size: Size) {
    guard let verdict = model.walk.verdict, let conclusion = model.walk.conclusion else {
      return nil
    }
    let glyphs = model.preferences.glyphs
    let sign: Character
    (sign, role) = Self.mark(of: verdict, after: conclusion, glyphs)
    let text = "\(sign) " + verdict.text(after: conclusion)[model.language]
    let width = size.columns - 2
    let lines = balanced(text, to: width, lines: .max, glyphs: glyphs)
    let found = Self.evidence(model).map { clipped($0, to: width, glyphs: glyphs) }
    if size.rows >= lines.count + found.count + 9 {
      (sentence, evidence) = (lines, found)
    } else if size.rows >= lines.count + 6 {
      (sentence, evidence) = (lines, [])
    } else {
      (sentence, evidence) = (wholeWords(text, to: width, lines: 1, glyphs: glyphs), [])
    }
    hasRule = size.rows >= sentence.count + evidence.count + 16
    rows = sentence.count + evidence.count + (hasRule ? 1 : 0)
  }

  func draw(in whole: Rect, _ canvas: inout Canvas) {
    let rect = whole.split(bottom: sentence.count + evidence.count).bottom
    if hasRule {
      canvas.horizontalLine(
        at: whole.origin.moved(columns: 1), length: whole.columns - 2, role: .rule)
    }
    canvas.fill(rect.split(top: sentence.count).top, role: role)
    for (row, line) in sentence.enumerated() {
      let text = padded(line, to: rect.columns - 2, alignment: .centre, glyphs: canvas.glyphs)
      canvas.put(
        text, at: rect.origin.moved(columns: 1, rows: row), role: role, attributes: .bold)
    }
    for (row, line) in evidence.enumerated() {
      let text = padded(line, to: rect.columns - 2, alignment: .centre, glyphs: canvas.glyphs)
      canvas.put(
        text, at: rect.origin.moved(columns: 1, rows: sentence.count + row), role: .dim)
    }
  }

  private static func mark(
    of verdict: Verdict, after conclusion: Conclusion, _ glyphs: Glyphs
  ) -> (Character, Role) {
    guard verdict == .right else { return (glyphs.warning, .verdictWrong) }
    return switch conclusion {
    case .refused, .notRaised: (glyphs.dot, .button)
    default: (glyphs.tick, .verdictRight)
    }
  }

  /// What the page went by, and what was really taken.
  private static func evidence(_ model: Model) -> [String] {
    let isZh = model.language == .zh
    let dot = model.preferences.glyphs.dot
    let walk = model.walk
    let taken = walk.takings.reduce(0) { $0 + $1.amount }
    let code = walk.frontend.successCode.map { "success \($0.rawValue)" }
    let said = walk.frontend.backendSaid.map {
      (isZh ? "后端最后返回 " : "last answer ") + "\($0.rawValue)"
    }
    let count = walk.frontend.polls
    let polls = isZh ? "轮询 \(count) 次" : count == 1 ? "1 poll" : "\(count) polls"
    let money = (isZh ? "实扣 " : "taken ") + Amount(fen: taken).description
    return [
      [code ?? (isZh ? "没有回调" : "no callback"), said].compactMap(\.self),
      [polls, money],
    ].map { $0.joined(separator: " \(dot) ") }
  }
}
