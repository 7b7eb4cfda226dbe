import Channels
import Documents
import Foundation
import FrontendLogic
import Payment
import Scenario
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

/// A screen without a terminal: keys go in, time passes when told, the frame is text.
struct Screen {
  var model: Model
  private(set) var effects: [Effect] = []

  init(
    _ columns: Int, _ rows: Int, language: Language = .en, glyphs: Glyphs = .unicode,
    settings: WalkSettings = WalkSettings(), adopting: Order? = nil, listening: String? = nil,
    playing scenario: Scenario? = nil, passing span: TimeSpan = .milliseconds(500)
  ) {
    var settings = scenario?.settings ?? settings
    settings.channel.isListening = listening != nil
    let walk = Walk(settings, orders: OrderTable(signingWith: .builtInTest), adopting: adopting)
    model = Model(
      walk: walk,
      preferences: Model.Preferences(
        language: language, glyphs: glyphs, listening: listening, title: scenario?.name),
      size: Size(columns: columns, rows: rows))
    model.begin(at: nil, playing: scenario)
    if scenario == nil { pass(span) }
  }

  mutating func pass(_ span: TimeSpan) { model.advance(to: model.walk.now + span) }

  mutating func answer(_ call: ChannelCall) -> ChannelAnswer? { model.answer(call) }

  mutating func press(_ keys: Key...) {
    for key in keys { effects += model.update(.key(key)) }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func send(_ event: Event) { effects += model.update(event) }

  var frame: String { view(model).text }

  /// Text on grounds on which its contrast is not tested; see `Role.openGrounds`.
  private var unreadable: Set<String> {
    let canvas = view(model)
    let points = (0..<canvas.size.rows).flatMap { row in
      (0..<canvas.size.columns).map { Point(column: $0, row: row) }
    }
    let cells = points.compactMap { canvas[$0] }.filter { cell in
      !cell.role.isGround && !cell.role.isLine && cell.text != " "
        && !Role.openGrounds.contains(cell.ground)
    }
    return Set(cells.map { "\($0.role.name) on \($0.ground.name)" })
  }

  /// Compares with the frame kept under that name; UPDATE_FRAMES=1 keeps the one drawn now.
  func expectFrame(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try Self.expect(frame + "\n", kept: name, sourceLocation: sourceLocation)
    #expect(unreadable.isEmpty, "text on a ground not made for it", sourceLocation: sourceLocation)
  }

  static func expect(
    _ text: String, kept name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_FRAMES"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == kept, "frame \(name)", sourceLocation: sourceLocation)
  }
}
