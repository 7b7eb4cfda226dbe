import CashierUI
import Documents

/// The keys of the configuration file: the one table that reading, the default file, `cashier config`
/// and the documentation go by.
enum Setting: String, CaseIterable {
  case theme, language, mouse, ascii, speed, keys
  case appSecret = "app_secret"
  case wechatKey = "wechat_key"
  case merchant

  var name: String { rawValue }

  /// What it has without the file, as YAML; nil for what nobody has by default.
  var standard: String? {
    switch self {
    case .theme: "dark"
    case .language: "auto"
    case .mouse: "true"
    case .ascii: "false"
    case .speed: "1"
    case .keys, .appSecret, .wechatKey, .merchant: nil
    }
  }

  /// How it looks in the file, where it has no default.
  var example: String? {
    switch self {
    case .appSecret, .wechatKey: "…"
    case .merchant: #"{ merchant_id: "1300000004", app_id: "800000040005" }"#
    default: nil
    }
  }

  /// What goes before the file, the first most.
  var overrides: [String] {
    switch self {
    case .theme: ["--theme", "$CASHIER_THEME"]
    case .language: ["--lang"]
    case .mouse: ["--mouse", "--no-mouse"]
    case .ascii: ["--ascii", "--no-ascii"]
    case .speed: ["--speed"]
    case .appSecret: ["--no-secret", "$CASHIER_APP_SECRET"]
    case .wechatKey: ["--no-secret", "$CASHIER_WECHAT_KEY"]
    case .keys, .merchant: []
    }
  }

  var about: Bilingual {
    switch self {
    case .theme:
      Bilingual(
        zh: "主题：名称（见 cashier themes），或主题文件的路径（相对于本文件）。",
        en: "The theme: a name of cashier themes, or a theme's file, its path relative to this one."
      )
    case .language:
      Bilingual(
        zh: "界面和文字的语言：zh、en，或 auto（跟随系统区域设置）。",
        en: "The language of the screen and of all texts: zh, en, or auto, which is the locale's.")
    case .mouse:
      Bilingual(
        zh: "是否使用鼠标；false 时由终端自己选择文本。",
        en: "Whether the mouse works on the screen; false leaves it to the terminal.")
    case .ascii:
      Bilingual(zh: "只用 ASCII 字符绘制。", en: "Whether to draw with ASCII signs only.")
    case .speed:
      Bilingual(
        zh: "开始时时钟的快慢：" + Self.speeds + "。接入真实后端时总是 1。",
        en: "How fast the clock runs at the start: " + Self.speeds
          + ". With a real backend it is always 1.")
    case .keys:
      Bilingual(
        zh: "按键：操作名: 键，或键的列表，第一个显示在提示里；[] 表示不绑定。键的写法：a、G、"
          + "\"?\"、space、enter、page-up、ctrl-p、f5。同一区域内一个键只能对应一个操作。",
        en:
          "The keys: an action and its key, or a list of keys, of which hints show the first; [] is "
          + "none. Keys are written a, G, \"?\", space, enter, page-up, ctrl-p, f5. In one part of the "
          + "screen a key does one thing.")
    case .appSecret:
      Bilingual(
        zh: "你的 app secret，用来签名和验签。永远不会显示或记录。",
        en: "Your app secret, which signs and verifies orders. It is never shown or recorded.")
    case .wechatKey:
      Bilingual(
        zh: "微信支付 v2 接口的 API 密钥。永远不会显示或记录。",
        en: "The API key of WeChat Pay's v2 interface. It is never shown or recorded.")
    case .merchant:
      Bilingual(
        zh: "你的商户号和应用号：用于检查 40007。",
        en: "Your merchant's and app's numbers: they turn on the check for 40007.")
    }
  }

  /// What may stand there. `keys` is read by `KeysReader`.
  var shape: YAMLShape? {
    switch self {
    case .theme: .scalar(.text(atMost: 4_096))
    case .language: .words(["auto"] + Language.allCases.map(\.rawValue))
    case .mouse, .ascii: .scalar(.bool)
    case .speed: .words(SpeedArgument.allValueStrings)
    case .keys, .appSecret, .wechatKey, .merchant: nil
    }
  }

  private static let speeds = SpeedArgument.allValueStrings.joined(separator: " ")
}
