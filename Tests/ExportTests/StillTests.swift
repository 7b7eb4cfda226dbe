import CashierUI
import Documents
import Foundation
import Terminal
import Testing
import Walk

@testable import Export

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Pictures and pages.
struct StillTests {
  static func canvas(_ language: Language = .zh) throws -> Canvas {
    let walk = try Example.walk("notify-lost")
    var model = Model(
      walk: walk, preferences: .init(language: language), size: Size(columns: 100, rows: 30))
    model.show(moment: walk)
    return view(model)
  }

  @Test(arguments: [Language.zh, .en]) func aPictureHasEverySignOfTheScreenAsText(
    language: Language
  ) throws {
    let canvas = try Self.canvas(language)
    let reader = TextReader()
    let parser = XMLParser(
      data: Data(SVGStill(canvas, theme: .base, title: "", language: language).text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    func signs(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
    #expect(signs(reader.text) == signs(canvas.text))
  }

  @Test func runsCoverARowWithoutOverlapping() throws {
    let canvas = try Self.canvas()
    for row in 0..<canvas.size.rows {
      let runs = Run.of(canvas, row: row)
      #expect(runs.reduce(0) { $0 + $1.columns } == canvas.size.columns)
      for (first, second) in zip(runs, runs.dropFirst()) {
        #expect(first.column + first.columns == second.column)
      }
    }
  }

  @Test func aPageShowsThePhoneWheneverAnotherPageCameUp() throws {
    let walk = try Example.walk("notify-lost")
    let steps = PhoneSteps(walk, preferences: .init(language: .en), limit: 200)
    let texts = steps.steps.map(\.canvas.text)
    #expect(texts.count > 5)
    #expect(texts.contains { $0.contains("WeChat Pay") && $0.contains("Alipay") })
    #expect(texts.last?.contains("Payment not confirmed yet") == true)
    #expect(zip(texts, texts.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test(arguments: [Language.zh, .en]) func aPageTellsTheStoryWithoutScriptOrNetwork(
    language: Language
  ) throws {
    let walk = try Example.walk("notify-lost")
    let page = HTMLPage(
      walk, title: "notify-lost", preferences: .init(language: language),
      themes: (.base, .base)
    ).text
    #expect(page.contains(language == .zh ? #"<html lang="zh-CN">"# : #"<html lang="en">"#))
    #expect(page.contains("▲"))
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("@import"))
    #expect(
      page.contains("@media screen and (prefers-color-scheme:dark)")
        && page.contains("@media print"))
    // A link leads to something that is there.
    for match in page.matches(of: /href="#([a-z0-9]+)"/) {
      #expect(page.contains(#"id="\#(match.1)""#))
    }
    #expect(
      page
        == HTMLPage(
          walk, title: "notify-lost", preferences: .init(language: language), themes: (.base, .base)
        ).text)
  }
}

private final class TextReader: NSObject, XMLParserDelegate {
  var text = ""
  private var isText = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) { isText = name == "text" }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    isText = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { if isText { text += string } }
}
