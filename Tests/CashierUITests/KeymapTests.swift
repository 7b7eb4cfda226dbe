import Documents
import Terminal
import Testing

@testable import CashierUI

@Suite struct KeymapTests {
  @Test func aReboundKeyActsAndIsShownAndTheOldOneDoesNothing() {
    var screen = Screen(100, 30)
    let (keymap, problems) = Keymap.standard.rebound([.init(.pause, [.control("o")])])
    #expect(problems.isEmpty)
    screen.model.preferences.keymap = keymap
    screen.press(.character(" "))
    #expect(!screen.model.isPaused)
    screen.press(.control("o"))
    #expect(screen.model.isPaused && screen.frame.contains("^O go on"))
    screen.press(.character("?"))
    #expect(screen.frame.contains("^O"))
  }

  @Test func reasonsNameTheKeysThatCount() {
    var screen = Screen(100, 30)
    let (keymap, _) = Keymap.standard.rebound([
      .init(.step, [.character("x")]), .init(.search, [.control("f")]),
    ])
    screen.model.preferences.keymap = keymap
    screen.press(.character(" "), .enter, .enter)
    #expect(screen.model.notice?.en.contains("x delivers it, Space goes on") == true)
    screen.press(.tab, .character("n"))
    #expect(screen.model.notice?.en.contains("^F begins; N is a new payment") == true)
  }

  @Test func theKeysThatAnActionHasAreNoChange() {
    let changes = Action.allCases.map { Keymap.Change($0, Keymap.standard.keys(of: $0)) }
    let (keymap, problems) = Keymap.standard.rebound(changes)
    #expect(problems.isEmpty)
    #expect(keymap.bindings.map(\.keys) == Keymap.standard.bindings.map(\.keys))
  }

  @Test func twoActionsSwapTheirKeys() {
    let (keymap, problems) = Keymap.standard.rebound([
      .init(.faster, [.character("-")]), .init(.slower, [.character("+")]),
    ])
    #expect(problems.isEmpty)
    #expect(keymap.keys(of: .faster) == [.character("-")])
    #expect(keymap.keys(of: .slower) == [.character("+")])
  }

  @Test func aKeyThatIsTakenStaysWhereItWas() {
    let change = Keymap.Change(.pause, [.character("q")])
    let (keymap, problems) = Keymap.standard.rebound([change])
    #expect(problems == [.taken(change, .character("q"), by: .quit)])
    #expect(keymap.keys(of: .pause) == [.character(" ")])
    #expect(keymap.keys(of: .quit) == [.character("q")])
  }

  @Test func ofTwoChangesToOneKeyTheFirstIsMade() {
    let later = Keymap.Change(.newPayment, [.function(9)])
    let (keymap, problems) = Keymap.standard.rebound([.init(.step, [.function(9)]), later])
    #expect(problems == [.taken(later, .function(9), by: .step)])
    #expect(keymap.keys(of: .newPayment) == Keymap.standard.keys(of: .newPayment))
  }

  @Test func twoBindingsOfOneActionShareANewKey() {
    let keymap = Keymap(
      bindings: [
        Binding(.lanes, [.left], .rowUp, "上", "up"),
        Binding(.lanes, [.character("[")], .rowUp, "上", "up"),
        Binding(.lanes, [.right], .rowDown, "下", "down"),
      ])
    let (changed, problems) = keymap.rebound([.init(.rowUp, [.function(2)])])
    #expect(problems.isEmpty && changed.keys(of: .rowUp) == [.function(2)])
    #expect(changed.actions == [.rowUp, .rowDown])
  }

  @Test func whatIsUnboundIsInNoHintAndNoHelp() {
    var screen = Screen(100, 40)
    screen.model.preferences.keymap = Keymap.standard.rebound([.init(.step, [])]).0
    #expect(!screen.frame.contains("step"))
    screen.press(.character("."), .character("?"))
    #expect(!screen.model.isPaused && !screen.frame.contains("one step"))
  }

  @Test func theWayOutCannotBeUnbound() {
    let (keymap, problems) = Keymap.standard.rebound([.init(.quit, []), .init(.closeOverlay, [])])
    #expect(problems.count == 2)
    #expect(keymap.keys(of: .quit) == [.character("q")])
  }

  @Test func whatIsToldAtTheStartStaysUntilTheFirstKey() {
    let preferences = Screen(100, 30).model.preferences
    var told = preferences
    told.greeting = Bilingual(zh: "第 3 行", en: "config.yaml: line 3")
    var model = Model(walk: Screen(100, 30).model.walk, preferences: told)
    model.begin(at: nil)
    #expect(view(model).text.contains("config.yaml: line 3"))
    _ = model.update(.key(.down))
    #expect(!view(model).text.contains("config.yaml: line 3"))
  }

  @Test func everyActionHasANameOfItsOwn() {
    #expect(Set(Action.allCases.map(\.name)).count == Action.allCases.count)
    #expect(Action(name: "new-payment") == .newPayment && Action(name: "newPayment") == nil)
    for action in Action.allCases { #expect(Action(name: action.name) == action) }
  }
}
