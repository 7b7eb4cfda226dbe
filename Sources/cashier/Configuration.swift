import Documents
import Foundation
import Outside
import TTPay

/// What the person configured: `config.yaml`, and the environment, which goes before it.
///
/// ```yaml
/// app_secret: …
/// wechat_key: …
/// merchant: { merchant_id: "1300000004", app_id: "800000040005" }
/// ```
struct Configuration {
  var appSecret: AppSecret?
  /// The API key of WeChat Pay's v2 interface.
  var wechatKey: WeChatKey?
  var merchant: MerchantIdentity?

  /// - Parameters:
  ///   - file: the bytes of the configuration file, if there is one.
  ///   - ignoringSecret: `--no-secret`: neither the file's secret nor the environment's counts.
  ///   - warn: told of each mistake in the file, with its line; the rest of the file applies.
  init(
    environment: [String: String], file: [UInt8]? = nil, ignoringSecret: Bool = false,
    warn: (YAMLError) -> Void = { _ in }
  ) {
    if let file {
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

  /// The configuration of this process; mistakes in the file are told on standard error.
  static func load(ignoringSecret: Bool) -> Configuration {
    let path = Places.configuration
    let file = try? Data(contentsOf: URL(fileURLWithPath: path))
    var configuration = Configuration(
      environment: ProcessInfo.processInfo.environment, file: file.map { Array($0) },
      ignoringSecret: ignoringSecret
    ) { Output.error("\(printable(path)): \($0)") }
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
      Output.error(error.message[Language(environment: ProcessInfo.processInfo.environment)])
    }
  }

  /// An Alipay that listens knows whom it trusts: the imported key, else the app's own.
  mutating func trustOwnAlipayKey(in folder: KeyFolder) {
    guard merchant?.alipayAppKey == nil, let keys = try? folder.existing() else { return }
    merchant = merchant ?? MerchantIdentity()
    merchant?.alipayAppKey = keys.app.publicKey
  }

  private mutating func read(
    _ root: YAMLReader, _ warn: (YAMLError) -> Void
  ) throws(YAMLError) {
    if root.isNull { return }
    let mapping = try root.mapping()
    mapping.unknownKeys(known: ["app_secret", "wechat_key", "merchant"]).forEach(warn)
    do {
      if let secret = try mapping["app_secret"]?.string(), !secret.isEmpty {
        appSecret = AppSecret(secret)
      }
      if let key = try mapping["wechat_key"]?.string(), !key.isEmpty { wechatKey = WeChatKey(key) }
    } catch {
      warn(error)
    }
    do {
      guard let merchant = try mapping["merchant"]?.mapping() else { return }
      merchant.unknownKeys(known: ["merchant_id", "app_id"]).forEach(warn)
      self.merchant = MerchantIdentity(
        merchantID: try merchant["merchant_id"]?.string(), appID: try merchant["app_id"]?.string())
    } catch {
      warn(error)
    }
  }
}
