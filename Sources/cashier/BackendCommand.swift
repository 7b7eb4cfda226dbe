import ArgumentParser
import Documents
import Foundation
import Outside
import RemoteBackend

/// The person's own backend.
struct BackendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backend",
    abstract: "Try out your own backend, or describe it in a merchant.yaml.",
    subcommands: [BackendTestCommand.self, BackendInitCommand.self])
}

/// Does cashier understand the backend?
struct BackendTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Create an order at your backend, query it, and say what to fix first.",
    discussion: """
      Prints what was sent, what came back and how it was understood. Exits with 0 if a payment \
      can be walked, 1 if something must be fixed first, 2 if nothing could be sent: no file, a \
      mistake in it, or a secret that is not in the environment.
      """)

  @Argument(
    help: ArgumentHelp(
      "A merchant.yaml, or the URL of a cashier merchant serve.", valueName: "file-or-url"),
    completion: .file(extensions: ["yaml"]))
  var backend = BackendSource.standardFile

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Do not verify the sign, whatever is configured.")
  var noSecret = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let environment = ProcessInfo.processInfo.environment
    let source = BackendSource(name: backend)
    let (profile, client) = try source.openOrExit(environment, language)
    let configuration = Configuration.load(ignoringSecret: noSecret)
    let (secret, merchant) = (configuration.appSecret, configuration.merchant)
    let trial = blocking {
      let trial = await BackendTrial.run(
        profile, with: client, secret: secret, merchant: merchant,
        now: TimeArgument.currentSeconds)
      await client.shutdown()
      return trial
    }
    if json {
      Output.line(trial.json(of: profile, language).json(indented: true))
    } else {
      let style = Style.standardOutput(environment: environment)
      BackendReport(language: language, style: style)
        .lines(trial, of: source.shownName, profile).forEach(Output.line)
    }
    if trial.fix != nil { throw ExitCode.no }
  }
}

/// Writes a merchant.yaml to begin with.
struct BackendInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented merchant.yaml.",
    discussion: """
      As it is written it speaks to a cashier merchant serve on this machine; its comments say \
      what to change for a backend of your own. A file that is there already is left alone.
      """)

  @Argument(help: ArgumentHelp("Where to write it.", valueName: "file"), completion: .file())
  var file = BackendSource.standardFile

  @Flag(help: "Overwrite the file if it is there already.")
  var force = false

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let shown = printable(file)
    do {
      try Data(MerchantFile.text(language).utf8).write(
        to: URL(fileURLWithPath: file), options: force ? [] : .withoutOverwriting)
    } catch {
      let exists = FileManager.default.fileExists(atPath: file)
      let reason =
        exists && !force
        ? Bilingual(
          zh: "文件已存在，没有改动；加 --force 覆盖",
          en: "it is there already and was left alone; --force overwrites it")
        : Bilingual(
          zh: "无法写入，请检查目录和权限", en: "it cannot be written: check the folder and its permissions")
      Output.error("\(shown): \(reason[language])")
      throw ExitCode.unable
    }
    Output.line(
      Bilingual(
        zh: "已写入 \(shown)；接着：cashier backend test \(shown)",
        en: "wrote \(shown); next: cashier backend test \(shown)")[language])
  }
}
