import Documents
import Foundation
import Outside
import TTPay

/// What the person configured: `config.yaml` with the keys of `Setting`, and the environment, which
/// goes before it.
struct Configuration {
  var appSecret: AppSecret?
  /// The API key of WeChat Pay's v2 interface.
  var wechatKey: WeChatKey?
  var merchant: MerchantIdentity?
  private(set) var settings = WrittenSettings()

  /// - Parameters:
  ///   - file: the bytes of the configuration file, if there is one.
  ///   - ignoringSecret: `--no-secret`: neither the file's secret nor the environment's counts.
  ///   - warn: told of each mistake in the file, with its line; the rest of the file applies.
  init(
    environment: [String: String], file: [UInt8]? = nil, ignoringSecret: Bool = false,
    warn: (YAMLError) -> Void = { _ in }
  ) {
    if let file, !Self.isBlank(file) {
      do {
        try read(try YAMLDocument(bytes: file).root, warn)
      } catch {
        warn(error)
      }
    }
    if let secret = environment["CASHIER_APP_SECRET"], !secret.isEmpty {
      appSecret = AppSecret(secret)
    }
    if let key = environment["CASHIER_WECHAT_KEY"], !key.isEmpty { wechatKey = WeChatKey(key) }
    if ignoringSecret {
      appSecret = nil
      wechatKey = nil
    }
  }

  /// The configuration of this process; whoever runs the command tells the mistakes in its file.
  static func load(ignoringSecret: Bool) -> Configuration {
    var configuration = Configuration(
      environment: ProcessInfo.processInfo.environment, file: ConfigurationFile.own.bytes,
      ignoringSecret: ignoringSecret)
    configuration.readAlipayKey(in: Places.keys)
    return configuration
  }

  /// The public key of the person's own app, where it was imported.
  mutating func readAlipayKey(in folder: KeyFolder) {
    do throws(KeyFolderError) {
      guard let key = try folder.importedApp() else { return }
      merchant = merchant ?? MerchantIdentity()
      merchant?.alipayAppKey = key
    } catch {
      Output.error(error.message[LanguageOption.standard])
    }
  }

  /// An Alipay that listens knows whom it trusts: the imported key, else the app's own.
  mutating func trustOwnAlipayKey(in folder: KeyFolder) {
    guard merchant?.alipayAppKey == nil, let keys = try? folder.existing() else { return }
    merchant = merchant ?? MerchantIdentity()
    merchant?.alipayAppKey = keys.app.publicKey
  }

  /// Nothing but comments.
  private static func isBlank(_ file: [UInt8]) -> Bool {
    file.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let first = line.first { !" \t\r".utf8.contains($0) }
      return first == nil || first == UInt8(ascii: "#")
    }
  }

  private mutating func read(
    _ root: YAMLReader, _ warn: (YAMLError) -> Void
  ) throws(YAMLError) {
    if root.isNull { return }
    let mapping = try root.mapping()
    mapping.unknownKeys(known: Setting.allCases.map(\.name)).forEach(warn)
    for entry in mapping.entries {
      guard let setting = Setting(rawValue: entry.key) else { continue }
      do {
        try read(setting, entry, warn)
      } catch {
        warn(error)
      }
    }
  }

  private mutating func read(
    _ setting: Setting, _ entry: YAMLMapping.Entry, _ warn: (YAMLError) -> Void
  ) throws(YAMLError) {
    switch setting {
    case .appSecret:
      let secret = try entry.value.string()
      if !secret.isEmpty { appSecret = AppSecret(secret) }
    case .wechatKey:
      let key = try entry.value.string()
      if !key.isEmpty { wechatKey = WeChatKey(key) }
    case .merchant:
      let merchant = try entry.value.mapping()
      merchant.unknownKeys(known: ["merchant_id", "app_id"]).forEach(warn)
      self.merchant = MerchantIdentity(
        merchantID: try merchant["merchant_id"]?.string(), appID: try merchant["app_id"]?.string())
    default: try settings.read(setting, entry, warn)
    }
  }
}
