import Documents
import Foundation
import Payer
import Payment
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// What the phone shows, moment by moment.
@Suite struct PhoneTests {
  static let sizes = [(140, 45), (100, 30), (80, 24), (60, 20), (40, 16)]
    .map { Size(columns: $0.0, rows: $0.1) }

  @Test(arguments: [
    (140, 45, Language.zh), (100, 30, .zh), (100, 30, .en), (80, 24, .en), (60, 20, .zh),
    (40, 16, .zh), (40, 16, .en),
  ]) func everyMoment(columns: Int, rows: Int, language: Language) throws {
    let size = Size(columns: columns, rows: rows)
    let width = Layout(size).phone.columns
    let perLine = max(1, 102 / (width + 1))
    var text = ""
    for start in stride(from: 0, to: PhoneMoment.all.count, by: perLine) {
      let moments = PhoneMoment.all[start..<min(start + perLine, PhoneMoment.all.count)]
      var lines = [moments.map { padded($0.name, to: width) }]
      let phones = moments.map { PhoneMoment.phone(of: $0.model(size, language)) }
      for row in phones[0].indices { lines.append(phones.map { $0[row] }) }
      for line in lines {
        var line = line.joined(separator: " ")
        while line.last == " " { line.removeLast() }
        text += line + "\n"
      }
    }
    try Screen.expect(text, kept: "phones-\(columns)x\(rows)-\(language.rawValue)")
  }

  /// Whatever Enter would do is to be seen and to be clicked, at every size.
  @Test(arguments: PhoneMoment.all) func everyChoiceIsSeenAndHasItsPlace(moment: PhoneMoment) {
    for size in Self.sizes {
      for language in Language.allCases {
        for glyphs in language == .en ? Glyphs.allCases : [.unicode] {
          var model = moment.model(size, language, glyphs: glyphs)
          for (index, act) in model.choices.enumerated() {
            model.choice = index
            let frame = PhoneMoment.phone(of: model).joined(separator: "\n")
            let label = act.label(on: model.walk.payer.screen)[language]
            let start = String(label.prefix { $0 != " " }.prefix(8))
            let marks = [glyphs.play, glyphs.radioOn].map { "\($0) \(start)" }
            #expect(marks.contains { frame.contains($0) }, "\(moment.name) \(size)\n\(frame)")
            let targets = phoneTargets(model)
            #expect(targets.contains { $0.choice == index })
            for target in targets {
              #expect(Layout(size).phone.inset().intersection(target.rect) == target.rect)
            }
          }
        }
      }
    }
  }

  @Test(arguments: PhoneMoment.all) func theVerdictIsNeverCovered(moment: PhoneMoment) {
    for size in Self.sizes {
      for language in Language.allCases {
        let model = moment.model(size, language)
        guard let conclusion = model.walk.conclusion, let verdict = model.walk.verdict else {
          return
        }
        let text = verdict.text(after: conclusion)[language]
        let frame = PhoneMoment.phone(of: model).joined(separator: "\n")
        #expect(frame.contains(" \(text.prefix { !" ：，".contains($0) })"), "\(frame)")
      }
    }
  }

  @Test func targetsDoNotOverlapAndTheButtonPaysByWhatIsChosen() throws {
    let sheet = try #require(PhoneMoment.named("sheet"))
    var model = sheet.model(Size(columns: 100, rows: 30), .en)
    model.choice = 1
    let targets = phoneTargets(model)
    #expect(targets.map(\.choice) == [0, 1, 1])
    let canvas = view(model)
    for (target, text) in zip(targets, ["WeChat Pay", "Alipay", "Pay ¥0.01"]) {
      #expect(canvas.find(text).map(target.rect.contains) == true)
    }
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
      #expect(targets[first].rect.intersection(targets[second].rect).isEmpty)
    }
    model.pane = .lanes
    model.size = Size(columns: 80, rows: 24)
    #expect(phoneTargets(model).isEmpty)
  }

  @Test func theLastMinuteIsToldByASignToo() throws {
    let calm = try #require(PhoneMoment.named("sheet")).model(Size(columns: 100, rows: 30), .en)
    let urgent = try #require(PhoneMoment.named("last minute"))
      .model(Size(columns: 100, rows: 30), .en)
    #expect(view(calm).role(of: "time left") == .countdown)
    #expect(view(urgent).role(of: "▲ time left 00:40") == .countdownUrgent)
    #expect(view(calm).find("▲") == nil)
  }

  @Test func whereDigitsHaveNoRoomTheAmountIsOneBoldLine() {
    #expect(
      BlockDigits.lines("¥0.01") == ["█ █ █▀█   █▀█ ▀█ ", "▄█▄ █ █   █ █  █ ", " ▀  ▀▀▀ ▀ ▀▀▀ ▀▀▀"])
    #expect(BlockDigits.lines("$1") == nil)
    var settings = WalkSettings()
    settings.backend.totalAmount = 123_456_789_012
    #expect(Screen(100, 30, settings: settings).frame.contains("¥1234567890.12  "))
    #expect(Screen(100, 30, glyphs: .ascii).frame.contains("Y0.01  "))
  }

  @Test func passwordDotsFillOnTheWayAndShakeAfterAWrongPassword() throws {
    let size = Size(columns: 100, rows: 30)
    let paying = try #require(PhoneMoment.named("WeChat: paying")).model(size, .en)
    #expect(paying.passwordDots == PasswordDots(filled: 3))
    var screen = Screen(100, 30)
    screen.press(.enter)
    #expect(screen.model.passwordDots == PasswordDots())
    screen.press(.down, .down, .enter)
    var offsets: [Int] = []
    for _ in 0..<5 {
      offsets.append(screen.model.passwordDots.offset)
      screen.pass(.milliseconds(70))
    }
    #expect(offsets == [1, -1, 1, 0, 0])
    #expect(screen.model.passwordDots.filled == 0)
  }

  @Test func aToastRisesStandsAndFadesButStaysReadable() throws {
    var model = try #require(PhoneMoment.named("toast rises")).model(
      Size(columns: 90, rows: 40), .en)
    let since = try #require(model.toast).rise.since
    var seen: [(row: Int, role: Role)] = []
    for milliseconds: Int64 in [0, 69, 70, 140, 2_499, 2_500, 60_000] {
      model.walk.advance(to: since + .milliseconds(milliseconds))
      let canvas = view(model)
      let point = try #require(canvas.find("CD0015"))
      seen.append((point.row, try #require(canvas[point]).role))
    }
    let place = seen[6].row
    #expect(seen.map { $0.row - place } == [2, 2, 1, 0, 0, 0, 0])
    #expect(seen.map(\.role) == [.toast, .toast, .toast, .toast, .toast, .toastFaded, .toastFaded])
  }
}
