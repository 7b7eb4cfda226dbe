import Documents
import Foundation
import TTPay

/// What the person configured: `config.yaml`, and the environment, which goes before it.
///
/// ```yaml
/// app_secret: …
/// merchant:
///   merchant_id: "1300000004"
///   app_id: "800000040005"
///   alipay_app_public_key: MIIBIjANBgkq…
/// ```
struct Configuration {
  var appSecret: AppSecret?
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
    if ignoringSecret { appSecret = nil }
  }

  /// The configuration of this process; mistakes in the file are told on standard error.
  static func load(ignoringSecret: Bool) -> Configuration {
    let path = Places.configuration
    let file = try? Data(contentsOf: URL(fileURLWithPath: path))
    return Configuration(
      environment: ProcessInfo.processInfo.environment, file: file.map { Array($0) },
      ignoringSecret: ignoringSecret
    ) { Output.error("\(printable(path)): \($0)") }
  }

  private static func alipayKey(_ reader: YAMLReader) throws(YAMLError) -> AlipayPublicKey {
    guard let key = AlipayPublicKey(try reader.string()) else {
      throw YAMLError(
        message: "\"alipay_app_public_key\" must be an RSA public key of 2048 bits or more, in PEM "
          + "or its base64 alone", line: reader.line, column: reader.column)
    }
    return key
  }

  private mutating func read(
    _ root: YAMLReader, _ warn: (YAMLError) -> Void
  ) throws(YAMLError) {
    if root.isNull { return }
    let mapping = try root.mapping()
    mapping.unknownKeys(known: ["app_secret", "merchant"]).forEach(warn)
    do {
      if let secret = try mapping["app_secret"]?.string(), !secret.isEmpty {
        appSecret = AppSecret(secret)
      }
    } catch {
      warn(error)
    }
    do {
      guard let merchant = try mapping["merchant"]?.mapping() else { return }
      merchant.unknownKeys(known: ["merchant_id", "app_id", "alipay_app_public_key"]).forEach(warn)
      self.merchant = MerchantIdentity(
        merchantID: try merchant["merchant_id"]?.string(),
        appID: try merchant["app_id"]?.string(),
        alipayAppKey: try merchant["alipay_app_public_key"].map(Self.alipayKey))
    } catch {
      warn(error)
    }
  }
}
