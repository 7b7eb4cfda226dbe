import Documents
import Terminal
import Testing

@testable import CashierUI

/// What lies over the panes, and the lanes in all their ways, at every size.
@Suite struct ScreenTests {
  @Test(arguments: [
    (100, 30, Language.en), (100, 30, .zh), (80, 24, .zh), (60, 20, .en), (40, 16, .zh),
    (40, 16, .en),
  ]) func everyOverlay(columns: Int, rows: Int, language: Language) throws {
    try expect(ScreenMoment.overlays, "overlays", Size(columns: columns, rows: rows), language)
  }

  @Test(arguments: [
    (140, 45, Language.en), (100, 30, .zh), (80, 24, .en), (80, 24, .zh), (60, 20, .en),
    (60, 20, .zh), (40, 16, .zh),
  ]) func everyWayOfTheLanes(columns: Int, rows: Int, language: Language) throws {
    try expect(ScreenMoment.lanes, "lanes", Size(columns: columns, rows: rows), language)
  }

  private func expect(
    _ moments: [ScreenMoment], _ name: String, _ size: Size, _ language: Language
  ) throws {
    let frames = moments.map { "=== \($0.name)\n\($0.frame(size, language))\n" }.joined()
    try Screen.expect(
      frames, kept: "\(name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
  }
}
