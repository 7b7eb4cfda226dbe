import ArgumentParser
import Channels
import Documents
import Foundation
import Outside
import Payment
import TTPay

/// The keys that a backend needs to speak with the emulated WeChat and Alipay.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print the keys that a backend needs to speak with WeChat and Alipay here.",
    discussion: """
      Alipay's keys are made on first use and kept in the folder that cashier paths names. Private \
      keys are never printed: this names their files.
      """,
    subcommands: [KeysListCommand.self, KeysShowCommand.self, KeysImportCommand.self],
    defaultSubcommand: KeysListCommand.self)

  /// The person's keys, or says why there are none and ends the command.
  static func loadOrExit(_ language: Language) throws -> AlipayKeys {
    do throws(KeyFolderError) {
      return try Places.keys.load()
    } catch {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }

  /// Says what is wrong with the keys that there are, if anything, and ends the command.
  static func checkOrExit(_ language: Language) throws {
    do throws(KeyFolderError) {
      _ = try Places.keys.existing()
    } catch {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }
}

struct KeysListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print them all (the default).")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let keys = try KeysCommand.loadOrExit(language)
    let configuration = Configuration.load(ignoringSecret: false)
    if json {
      Output.line(self.json(keys, configuration.wechatKey))
    } else {
      lines(keys, configuration.wechatKey, language).forEach(Output.line)
    }
  }

  private func json(_ keys: AlipayKeys, _ wechat: WeChatKey?) -> String {
    JSONLines.object { json in
      json.object("wechat") { $0.field("key", wechat == nil ? "built-in-test" : "configured") }
      json.object("alipay") { json in
        json.field("alipay_public_key", keys.platform.publicKey.base64)
        json.field("app_public_key", (keys.importedApp ?? keys.app.publicKey).base64)
        json.field("app_public_key_is_imported", keys.importedApp != nil)
        json.field("app_private_key_file", printable(Places.keys.appFile))
      }
    }
  }

  private func lines(
    _ keys: AlipayKeys, _ wechat: WeChatKey?, _ language: Language
  ) -> [String] {
    let style = Style.standardOutput(environment: ProcessInfo.processInfo.environment)
    func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
    let wechatLines =
      wechat == nil
      ? [
        text("  内置的测试密钥：", "  the built-in test key: ") + WeChatKey.builtInTestText,
        text(
          "  设置 CASHIER_WECHAT_KEY（或配置文件的 wechat_key）可换成自己的",
          "  set CASHIER_WECHAT_KEY, or wechat_key in the configuration, to use your own"),
      ] : [text("  你配置的密钥", "  your configured key")]
    let own = [
      text(
        "  你的私钥，用来签名（PKCS#8，仅当前用户可读）：",
        "  Yours to sign with, private (PKCS#8, readable by you alone):"),
      "    \(printable(Places.keys.appFile))",
      text(
        "  或者用你自己的私钥，并导入它的公钥：cashier keys import 文件",
        "  or keep your own, and import its public half: cashier keys import FILE"),
    ]
    let imported = [
      text(
        "  你导入的应用公钥，用来验证你的签名：",
        "  Your app's public key, imported; your signs are verified with it:"),
      "    \(printable(Places.keys.importedAppFile))",
    ]
    return [style(text("微信支付 API 密钥（v2）", "WeChat Pay, API key (v2)"), .strong)]
      + wechatLines
      + ["", style(text("支付宝（RSA2）", "Alipay (RSA2)"), .strong)]
      + [
        text("  支付宝公钥，用来验证应答和通知：", "  Alipay's public key, to verify answers and notifies with:"),
        "    " + keys.platform.publicKey.base64,
        text(
          "    导出为文件：cashier keys show alipay-public-key --pem > alipay-public-key.pem",
          "    as a file: cashier keys show alipay-public-key --pem > alipay-public-key.pem"),
      ] + (keys.importedApp == nil ? own : imported)
  }
}

/// One public key, and nothing else.
struct KeysShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one public key, to redirect into a file or a variable.")

  enum Name: String, ExpressibleByArgument, CaseIterable {
    case alipayPublicKey = "alipay-public-key"
    case appPublicKey = "app-public-key"
  }

  @Argument(help: "alipay-public-key: the platform's. app-public-key: the merchant's.")
  var name: Name

  @Flag(help: "As PEM.")
  var pem = false

  @Flag(help: "As its base64 on one line (the default).")
  var base64 = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if pem, base64 { throw ValidationError("--pem and --base64 cannot go together.") }
  }

  func run() throws {
    let keys = try KeysCommand.loadOrExit(languageOption.language)
    let key =
      switch name {
      case .alipayPublicKey: keys.platform.publicKey
      case .appPublicKey: keys.importedApp ?? keys.app.publicKey
      }
    Output.write(pem ? key.pem : key.base64 + "\n", to: .standardOutput)
  }
}

/// Makes Alipay trust a backend's own key.
struct KeysImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take the public key of your own app: PEM or its base64 alone.",
    discussion: """
      Order strings and requests are then verified with it, and cashier check names the mistake \
      behind ALIN10146.
      """)

  @Argument(
    help: ArgumentHelp("A file; - is standard input.", valueName: "file"), completion: .file())
  var file: String?

  @Flag(help: "Forget the key that was imported.")
  var forget = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if (file == nil) != forget { throw ValidationError("Name a file, or --forget.") }
  }

  func run() throws {
    let language = languageOption.language
    func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
    let folder = Places.keys
    do {
      guard let file else {
        Output.line(
          try folder.forgetApp()
            ? text("已忘记导入的公钥", "the imported key is forgotten")
            : text("没有导入过公钥", "no key had been imported"))
        return
      }
      let source = OrderFile(name: file)
      let given = String(decoding: try source.bytes(language), as: UTF8.self)
      guard let key = AlipayPublicKey(given) else {
        Output.error(
          "\(source.shownName): "
            + (AlipayPrivateKey(given) == nil
              ? text(
                "不是 RSA 公钥：需要 2048 位以上，PEM 或其中的 base64",
                "this is no RSA public key: PEM or its base64, 2048 bits or more")
              : text(
                "这是私钥，不要交给任何人；导出公钥：openssl rsa -in 文件 -pubout",
                "this is a private key, which nobody should be given; its public half: "
                  + "openssl rsa -in FILE -pubout")))
        throw ExitCode.unable
      }
      // The two are easily mixed up.
      if try folder.existing()?.platform.publicKey == key {
        Output.error(
          "\(source.shownName): "
            + text(
              "这是支付宝公钥，不是你的应用公钥；要导入的是你签名所用私钥的公钥",
              "this is Alipay's public key, not your app's: import the public half of the key that "
                + "your backend signs with"))
        throw ExitCode.unable
      }
      try folder.importApp(key)
      Output.line(
        text("已导入：", "imported: ") + printable(folder.importedAppFile))
    } catch let error as KeyFolderError {
      Output.error(error.message[language])
      throw ExitCode.unable
    } catch let error as OrderFileError {
      Output.error(error.text)
      throw ExitCode.unable
    }
  }
}
