import CashierUI
import Documents

/// How the screen is to be, and who said so: a flag, else the environment, else the configuration.
struct ScreenSettings {
  enum Origin: Equatable {
    case flag
    case environment(String)
    case file(line: Int)
    case standard
  }

  struct Settled<Value> {
    var value: Value
    var origin: Origin
  }

  var theme: Settled<String>
  let language: Settled<Language>
  let mouse: Settled<Bool>
  let ascii: Settled<Bool>
  let speed: Settled<Speed>
  let keymap: Keymap

  init(
    _ options: ScreenOptions, lang: Language?, file: ConfigurationFile,
    environment: [String: String]
  ) {
    let written = file.settings
    let variable = environment["CASHIER_THEME"].flatMap { $0.isEmpty ? nil : $0 }
    theme = Self.settled(
      options.theme, variable.map { ("CASHIER_THEME", $0) }, written.theme, "dark")
    if case .file = theme.origin, theme.value.contains("/") || theme.value.hasSuffix(".yaml") {
      theme.value = file.resolved(theme.value)
    }
    language = Self.settled(
      lang, nil,
      written.language.flatMap { written in
        written.value.map { .init(value: $0, line: written.line) }
      }, Language(environment: environment))
    mouse = Self.settled(options.mouse, nil, written.mouse, true)
    ascii = Self.settled(options.ascii, nil, written.ascii, false)
    speed = Self.settled(options.speed?.speed, nil, written.speed, .normal)
    keymap = written.keymap
  }

  private static func settled<Value>(
    _ flag: Value?, _ variable: (name: String, value: Value)?,
    _ written: WrittenSettings.Written<Value>?, _ standard: Value
  ) -> Settled<Value> {
    if let flag { return Settled(value: flag, origin: .flag) }
    if let variable {
      return Settled(value: variable.value, origin: .environment(variable.name))
    }
    if let written { return Settled(value: written.value, origin: .file(line: written.line)) }
    return Settled(value: standard, origin: .standard)
  }
}
