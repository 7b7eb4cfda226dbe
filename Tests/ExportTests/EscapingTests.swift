import CashierUI
import Documents
import Foundation
import Payment
import TTPay
import Terminal
import Testing
import Walk

@testable import Export

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Texts of orders that would like to be markup.
struct EscapingTests {
  static let subjects = [
    "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "a\u{1B}[31mb\u{0}c\u{7F}",
    "\u{202E}tpircs\u{2066}", "]]>&amp;<!--", "\u{FFFF}\u{2028}x",
  ]

  static func walk(_ subject: String) throws -> Walk {
    var options = try RedactionTests.fixture("seed-order.js")
    var info = options.order
    info.set("subject", subject)
    info.set("body", subject)
    options = PayOptions(order: info)
    return RedactionTests.walk(options)
  }

  @Test(arguments: subjects, [Language.zh, .en])
  func ordersAreNeverMarkupInPagesAndPictures(subject: String, language: Language) throws {
    let walk = try Self.walk(subject)
    let preferences = Model.Preferences(language: language, title: subject)
    let page = HTMLPage(
      walk, title: subject, preferences: preferences, themes: (.base, .base)
    ).text
    var model = Model(walk: walk, preferences: preferences, size: Size(columns: 120, rows: 40))
    model.show(moment: walk)
    let picture = SVGStill(
      view(model), theme: .base, title: subject, hasBar: true, language: language
    ).text
    for text in [page, picture] {
      #expect(!text.contains("<script"))
      #expect(!text.contains("<img"))
      #expect(!text.contains("<!--"))
      #expect(
        text.unicodeScalars.allSatisfy { $0 == "\n" || !isUnprintable($0) && $0.value != 0xFFFF })
    }
    let parser = XMLParser(data: Data(picture.utf8))
    #expect(parser.parse())
  }

  @Test(arguments: subjects) func recordingsDriveNothingButTheScreen(subject: String) throws {
    let walk = try Self.walk(subject)
    var lines: [String] = []
    Cast(walk, preferences: .init(language: .en, title: subject)).write { lines.append($0) }
    // Plays it in a terminal that knows moves, colours and clearing alone.
    #expect(try Played.screen(lines) == Played.last(walk, title: subject))
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy { $0 == "\n" || !isUnprintable($0) } })
  }
}
