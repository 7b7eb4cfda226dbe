import CashierUI
import Documents
import Foundation
import Scenario
import Simulation
import Terminal
import Testing
import Walk

@testable import Export

/// Recordings for asciinema.
struct CastTests {
  static func lines(_ walk: Walk, _ settings: Cast.Settings = Cast.Settings()) -> [String] {
    var lines: [String] = []
    Cast(walk, preferences: .init(language: .en, title: "a \"title\""), settings).write {
      lines.append($0)
    }
    return lines
  }

  @Test(arguments: [Cast.Version.two, .three]) func twoRecordingsOfOneScenarioAreTheSame(
    version: Cast.Version
  ) throws {
    var settings = Cast.Settings()
    settings.version = version
    let first = Self.lines(try Example.walk("notify-lost"), settings)
    #expect(first.count > 10)
    #expect(first == Self.lines(try Example.walk("notify-lost"), settings))
  }

  @Test func theHeadersAreTheirVersions() throws {
    let walk = try Example.walk("notify-lost")
    func header(_ version: Cast.Version) throws -> [String: Any] {
      var settings = Cast.Settings()
      settings.version = version
      let line = try #require(Self.lines(walk, settings).first)
      return try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    let two = try header(.two)
    #expect(two["version"] as? Int == 2)
    #expect(two["width"] as? Int == 100)
    #expect(two["height"] as? Int == 30)
    #expect(two["timestamp"] as? Int64 == walk.settings.start.seconds)
    #expect(two["title"] as? String == "a \"title\"")
    let three = try header(.three)
    let term = try #require(three["term"] as? [String: Any])
    #expect(term["cols"] as? Int == 100)
    #expect(term["rows"] as? Int == 30)
    #expect(three["width"] == nil)
  }

  static func times(_ lines: [String]) throws -> [Double] {
    try lines.dropFirst().map { line in
      let event = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      #expect(event[1] as? String == "o")
      return try #require(event[0] as? Double)
    }
  }

  @Test func longWaitsAreShortened() throws {
    let walk = try Example.walk("notify-lost")
    var settings = Cast.Settings()
    settings.idleLimit = .milliseconds(500)
    let times = try Self.times(Self.lines(walk, settings))
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 && $1 - $0 <= 0.500_001 })
    settings.version = .three
    let intervals = try Self.times(Self.lines(walk, settings))
    #expect(intervals.allSatisfy { (0...0.500_001).contains($0) })
    #expect(abs(intervals.reduce(0, +) - (times.last ?? 0)) < 0.000_1)
  }

  @Test func aLongWalkIsThinnedOutAndEndsWithItsLastFrame() throws {
    let walk = try Example.walk("notify-lost")
    var settings = Cast.Settings()
    settings.frameLimit = 10
    let cast = Cast(walk, preferences: .init(language: .en), settings)
    #expect(cast.extent.stride > 1)
    var outputs: [String] = []
    cast.write { outputs.append($0) }
    #expect(outputs.count <= 13)
    #expect(try Played.screen(outputs) == Played.last(walk))
  }

  @Test(arguments: [Language.en, .zh]) func playedBackItShowsTheLastFrame(language: Language) throws
  {
    let walk = try Example.walk("notify-lost")
    var outputs: [String] = []
    Cast(walk, preferences: .init(language: language)).write { outputs.append($0) }
    #expect(try Played.screen(outputs) == Played.last(walk, language))
  }
}

enum Example {
  static func walk(_ name: String, seed: UInt64? = nil) throws -> Walk {
    let catalogue = ScenarioCatalogue(environment: { _ in nil }, binary: nil)
    let document = try #require(
      try catalogue.documents(named: name, isFolder: { _ in false }).first)
    var scenario = try Scenario(document)
    if let seed { scenario.settings.seed = seed }
    var player = Player(scenario)
    _ = player.play()
    return player.walk
  }
}

/// What a terminal shows after a recording: moves, clears, signs and nothing else.
enum Played {
  static func last(_ walk: Walk, _ language: Language = .en, title: String? = nil) -> String {
    var frame = ""
    Model.retrace(
      walk, preferences: .init(language: language, title: title),
      size: Size(columns: 100, rows: 30)
    ) { frame = view($0).text }
    return frame
  }

  static func screen(_ lines: [String]) throws -> String {
    var cells = Array(repeating: Array(repeating: " ", count: 100), count: 30)
    var (row, column) = (0, 0)
    for line in lines.dropFirst() {
      let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      var rest = Substring(try #require(event[2] as? String)).unicodeScalars
      while let scalar = rest.popFirst() {
        guard scalar == "\u{1B}" else {
          let width = columns(of: String(scalar))
          if width == 0 {
            cells[row][column - 1] += String(scalar)
            continue
          }
          cells[row][column] = String(scalar)
          if width == 2 { cells[row][column + 1] = "" }
          column += width
          continue
        }
        #expect(rest.popFirst() == "[")
        let parameters = rest.prefix { !("@"..."~").contains($0) }
        rest = rest.dropFirst(parameters.count)
        switch rest.popFirst() {
        case "H":
          let numbers = String(parameters).split(separator: ";").compactMap { Int($0) }
          (row, column) = (numbers[0] - 1, numbers[1] - 1)
        case "J": cells = Array(repeating: Array(repeating: " ", count: 100), count: 30)
        case "m", "h", "l": break
        default: Issue.record("an unknown sequence")
        }
      }
    }
    return cells.map { row in
      var text = row.joined()
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}
