import CashierUI
import Documents

/// What the configuration file says of the screen, and in which line; nil where it says nothing.
struct WrittenSettings: Sendable {
  struct Written<Value: Sendable>: Sendable {
    let value: Value
    let line: Int
  }

  var theme: Written<String>?
  /// nil is the locale's.
  var language: Written<Language?>?
  var mouse: Written<Bool>?
  var ascii: Written<Bool>?
  var speed: Written<Speed>?
  /// The changes to the table of keys that count.
  var keys: [Written<Keymap.Change>] = []
  var keymap = Keymap.standard

  mutating func read(
    _ setting: Setting, _ entry: YAMLMapping.Entry, _ warn: (YAMLError) -> Void
  ) throws(YAMLError) {
    let (value, line) = (entry.value, entry.line)
    try setting.shape?.check(value)
    switch setting {
    case .theme: theme = Written(value: try value.string(), line: line)
    case .language:
      language = Written(value: Language(rawValue: try value.string()), line: line)
    case .mouse: mouse = Written(value: try value.bool(), line: line)
    case .ascii: ascii = Written(value: try value.bool(), line: line)
    case .speed:
      speed = SpeedArgument(argument: try value.string())
        .map { Written(value: $0.speed, line: line) }
    case .keys: (keys, keymap) = try KeysReader.read(value, warn)
    case .appSecret, .wechatKey, .merchant: break
    }
  }
}
