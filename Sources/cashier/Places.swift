import ArgumentParser
import Foundation
import Outside
import Scenario
import Terminal

/// Where things are looked for.
enum Places {
  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The program's own file, links resolved.
  static var binary: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }

  static var themes: ThemeCatalogue {
    ThemeCatalogue(environment: { environment[$0] }, binary: binary)
  }

  static var scenarios: ScenarioCatalogue {
    ScenarioCatalogue(environment: { environment[$0] }, binary: binary)
  }

  static var configuration: String { folder("XDG_CONFIG_HOME", ".config") + "/config.yaml" }

  /// The embedded merchant's order book.
  static var orderBook: String { folder("XDG_DATA_HOME", ".local/share") + "/orders.db" }

  /// Alipay's keys.
  static var keys: KeyFolder {
    KeyFolder(path: folder("XDG_DATA_HOME", ".local/share") + "/keys")
  }

  /// Traces of the walks that were on the screen last.
  static var latestWalks: String { folder("XDG_STATE_HOME", ".local/state") + "/walks" }

  static var home: String { environment["HOME"] ?? "" }

  private static func folder(_ variable: String, _ standard: String) -> String {
    if let value = environment[variable], value.hasPrefix("/") { return value + "/cashier" }
    return home + "/" + standard + "/cashier"
  }
}

extension Places {
  /// The theme of that name or file; tells what is wrong with it, and ends the command where there
  /// is none.
  static func loadTheme(_ name: String) throws -> Theme {
    do throws(ThemeError) {
      let (theme, warnings) = try themes.load(name)
      for warning in warnings { Output.error("\(name): \(warning)") }
      return theme
    } catch {
      Output.error(error.description)
      throw ExitCode.unable
    }
  }
}
