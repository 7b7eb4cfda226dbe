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
      try converse()
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

  /// Reads acts, a word each, whenever the payer must decide. A person at a terminal may try again;
  /// a script that is wrong has failed.
  private mutating func converse() throws {
    var words: ArraySlice<Substring> = []
    while true {
      while !walk.isAwaitingPayer, walk.stepInstant() {}
      tell()
      guard !walk.payer.acts.isEmpty else { return }
      while words.isEmpty {
        prompt(walk.payer.acts)
        guard let line = readLine() else { return }
        words = line.split(whereSeparator: \.isWhitespace)[...]
      }
      let word = words.removeFirst()
      if word == "q" || word == "quit" { return }
      do throws(ActError) {
        try act(word)
      } catch {
        Output.error(error.text)
        words = []
        if isatty(0) == 0 { throw ExitCode.unable }
      }
    }
  }

  private struct ActError: Error { let text: String }

  private mutating func act(_ word: Substring) throws(ActError) {
    guard let step = ActScript.Step(word) else { throw ActError(text: unknown(String(word))) }
    // Only what is possible here: a mistyped conversation must not run away.
    let isPossible = step.act == .newPayment || walk.payer.acts.contains(step.act)
    do throws(ActScript.NotPossible) {
      guard isPossible else {
        throw ActScript.NotPossible(act: step.act, possible: walk.payer.acts)
      }
      try walk.play(step)
    } catch {
      throw ActError(text: text(of: error))
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
