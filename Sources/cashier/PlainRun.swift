import ArgumentParser
import CashierUI
import Documents
import Foundation
import Payment
import Simulation
import Walk

/// The walk as lines of text, in virtual time.
struct PlainRun {
  private var walk: Walk
  private let language: Language
  private let trace: TraceFile?
  private var narration: Narration

  init(walk: Walk, language: Language, trace: TraceFile?) {
    self.walk = walk
    self.language = language
    self.trace = trace
    narration = Narration(language: language)
  }

  /// - Parameter steps: what the payer does; nil reads the words from standard input.
  mutating func run(_ steps: [ActScript.Step]?, readsInput: Bool) throws {
    walk.startPayment()
    if let steps {
      try play(steps)
    } else if readsInput {
      converse()
    }
    walk.runToEnd()
    tell()
    Output.line("")
    narration.ending(of: walk).forEach(Output.line)
    if let verdict = walk.finalVerdict, verdict != .right { throw ExitCode.no }
  }

  private mutating func tell() {
    narration.lines(of: walk).forEach(Output.line)
    trace?.append(walk)
  }

  private mutating func play(_ steps: [ActScript.Step]) throws {
    do throws(ActScript.NotPossible) {
      for step in steps { try walk.play(step) }
    } catch {
      tell()
      Output.error(text(of: error))
      throw ExitCode.unable
    }
  }

  /// Reads one act a line, each time the payer must decide.
  private mutating func converse() {
    while true {
      while !walk.isAwaitingPayer, walk.stepInstant() {}
      tell()
      guard !walk.payer.acts.isEmpty else { return }
      prompt(walk.payer.acts)
      guard let line = readLine() else { return }
      let word = line.trimmingCharacters(in: .whitespaces)
      if word.isEmpty { continue }
      if word == "q" || word == "quit" { return }
      guard let step = ActScript.Step(word[...]) else {
        Output.error(unknown(word))
        continue
      }
      // Only what is possible here: a mistyped conversation must not run away.
      let isPossible = step.act == .newPayment || walk.payer.acts.contains(step.act)
      do throws(ActScript.NotPossible) {
        guard isPossible else {
          throw ActScript.NotPossible(act: step.act, possible: walk.payer.acts)
        }
        try walk.play(step)
      } catch {
        Output.error(text(of: error))
      }
    }
  }

  private func prompt(_ acts: [UserAct]) {
    guard isatty(0) == 1 else { return }
    let words = acts.map(\.rawValue).joined(separator: " ")
    Output.write("[\(words)] > ", to: .standardError)
  }

  private func unknown(_ word: String) -> String {
    let shown = printable(String(word.prefix(60)))
    let near = nearMiss(String(word.prefix(60)), among: UserAct.allCases.map(\.rawValue))
    let hint = near.map { language == .zh ? "，是不是 \($0)？" : "; did you mean \($0)?" } ?? ""
    return (language == .zh ? "没有“\(shown)”这个操作" : "there is no act “\(shown)”") + hint
  }

  private func text(of error: ActScript.NotPossible) -> String {
    let possible = error.possible.map(\.rawValue).joined(separator: ", ")
    return language == .zh
      ? "“\(error.act.rawValue)”现在做不了；可以做的有：\(possible.isEmpty ? "无" : possible)"
      : "“\(error.act.rawValue)” is not possible here; possible: "
        + (possible.isEmpty ? "nothing" : possible)
  }
}
