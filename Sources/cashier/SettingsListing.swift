import CashierUI
import Documents
import Terminal

/// The settings that count, one a line, each with who said so.
struct SettingsListing {
  let language: Language

  func lines(
    _ settings: ScreenSettings, _ file: ConfigurationFile, _ environment: [String: String]
  ) -> [String] {
    let written = Configuration(environment: [:], file: file.bytes)
    var rows = [
      ["theme", printable(settings.theme.value), text(settings.theme.origin)],
      ["language", settings.language.value.rawValue, languageOrigin(settings.language.origin)],
      ["mouse", "\(settings.mouse.value)", text(settings.mouse.origin)],
      ["ascii", "\(settings.ascii.value)", text(settings.ascii.origin)],
      [
        "speed", String(settings.speed.value.text.dropLast()), text(settings.speed.origin),
      ],
    ]
    let keys = file.settings.keys.filter {
      $0.value.keys != Keymap.standard.keys(of: $0.value.action)
    }
    if keys.isEmpty { rows.append(["keys", text("默认", "as they are"), text(.standard)]) }
    for change in keys {
      rows.append([
        "keys.\(change.value.action.name)", DefaultConfiguration.yaml(change.value.keys),
        text(.file(line: change.line)),
      ])
    }
    rows.append(
      secret(.appSecret, "CASHIER_APP_SECRET", environment, isWritten: written.appSecret != nil))
    rows.append(
      secret(.wechatKey, "CASHIER_WECHAT_KEY", environment, isWritten: written.wechatKey != nil))
    let merchant = [written.merchant?.merchantID, written.merchant?.appID].compactMap(\.self)
    rows.append([
      "merchant",
      merchant.isEmpty ? text("未设置", "not set") : printable(merchant.joined(separator: " ")),
      merchant.isEmpty ? text(.standard) : text("配置文件", "config"),
    ])
    return OrderListing.aligned(rows)
  }

  private func secret(
    _ setting: Setting, _ variable: String, _ environment: [String: String], isWritten: Bool
  ) -> [String] {
    let set = text("已设置，不显示", "set, not shown")
    if environment[variable]?.isEmpty == false {
      return [setting.name, set, text(.environment(variable))]
    }
    if isWritten { return [setting.name, set, text("配置文件", "config")] }
    return [setting.name, text("未设置", "not set"), text(.standard)]
  }

  private func text(_ origin: ScreenSettings.Origin) -> String {
    switch origin {
    case .flag: text("命令行", "flag")
    case .environment(let name): text("环境变量 \(name)", "environment, \(name)")
    case .file(let line): text("配置文件第 \(line) 行", "config, line \(line)")
    case .standard: text("默认", "default")
    }
  }

  private func languageOrigin(_ origin: ScreenSettings.Origin) -> String {
    origin == .standard ? text("默认，跟随系统区域设置", "default, from the locale") : text(origin)
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
