import ArgumentParser
import CashierUI
import Documents
import Foundation
import Payment
import Scenario
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
    var mistake: ScriptError?
    do throws(ScriptError) {
      if let steps {
        try play(steps)
      } else if readsInput {
        try converse()
      }
    } catch {
      mistake = error
    }
    walk.runToEnd()
    tell()
    Output.line("")
    narration.ending(of: walk).forEach(Output.line)
    if let mistake {
      Output.error(mistake.text)
      throw ExitCode.unable
    }
    if trace?.hasFailed == true { throw ExitCode.unable }
    if let verdict = walk.finalVerdict, verdict != .right { throw ExitCode.no }
  }

  /// Plays a scenario, and checks what it expects.
  mutating func run(_ scenario: Scenario) throws {
    var player = Player(scenario, walking: walk)
    let outcome = player.play()
    walk = player.walk
    tell()
    Output.line("")
    narration.ending(of: walk).forEach(Output.line)
    for complaint in outcome.complaints(language) { Output.error(printable(complaint)) }
    if outcome.contradiction != nil || trace?.hasFailed == true { throw ExitCode.unable }
    if !outcome.passed { throw ExitCode.no }
  }

  /// What a script wants cannot be done; the walk ends without it.
  private struct ScriptError: Error { let text: String }

  private mutating func tell() {
    narration.lines(of: walk).forEach(Output.line)
    trace?.append(walk)
  }

  private mutating func play(_ steps: [ActScript.Step]) throws(ScriptError) {
    for (index, step) in steps.enumerated() {
      do throws(ActScript.NotPossible) {
        try walk.play(step)
        tell()
      } catch {
        let place =
          language == .zh
          ? "第 \(index + 1) 个操作（共 \(steps.count) 个）" : "act \(index + 1) of \(steps.count), "
        throw ScriptError(text: place + text(of: error))
      }
    }
  }

  /// Reads acts, a word each, whenever the payer must decide. A person at a terminal may try again;
  /// a script that is wrong has failed.
  private mutating func converse() throws(ScriptError) {
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
      do throws(ScriptError) {
        try act(word)
      } catch {
        if isatty(0) == 0 { throw error }
        Output.error(error.text)
        words = []
      }
    }
  }

  private mutating func act(_ word: Substring) throws(ScriptError) {
    guard let step = ActScript.Step(word) else { throw ScriptError(text: unknown(String(word))) }
    // Only what is possible here: a mistyped conversation must not run away.
    let isPossible = step.act == .newPayment || walk.payer.acts.contains(step.act)
    do throws(ActScript.NotPossible) {
      guard isPossible else {
        throw ActScript.NotPossible(act: step.act, possible: walk.payer.acts)
      }
      try walk.play(step)
    } catch {
      throw ScriptError(text: text(of: error))
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
