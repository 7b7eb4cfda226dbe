import Documents
import Foundation
import Scenario

/// Scenarios that people keep from the screen: in their own folder, where they are found by name.
struct SavedScenarios {
  let folder: String?

  static var own: SavedScenarios { SavedScenarios(folder: Places.scenarios.folders.first) }

  /// Writes it under the next free name, and says where.
  func save(_ scenario: Scenario) -> Bilingual {
    guard let folder else { return Self.failed("~") }
    let manager = FileManager.default
    try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var number = 1
    while manager.fileExists(atPath: "\(folder)/walk-\(number).yaml") { number += 1 }
    var scenario = scenario
    scenario.name = "walk-\(number)"
    let path = "\(folder)/\(scenario.name).yaml"
    guard manager.createFile(atPath: path, contents: Data(scenario.yaml.utf8)) else {
      return Self.failed(path)
    }
    let shown = printable(path)
    return Bilingual(
      zh: "已存为 \(scenario.name)：cashier play \(scenario.name)（\(shown)）",
      en: "saved: cashier play \(scenario.name) (\(shown))")
  }

  private static func failed(_ path: String) -> Bilingual {
    let shown = printable(path)
    return Bilingual(zh: "\(shown) 无法写入", en: "\(shown) cannot be written")
  }
}
