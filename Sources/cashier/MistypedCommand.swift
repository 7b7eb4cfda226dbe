import Documents
import Foundation

/// A first word that is no file, no command and no option is a mistyped command.
enum MistypedCommand {
  /// What to say of such a word, if the arguments begin with one.
  static func message(_ arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let commands = Cashier.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !(commands + ["help"]).contains(word), !FileManager.default.fileExists(atPath: word)
    else { return nil }
    let language = LanguageOption.standard
    let shown = printable(String(word.prefix(60)))
    let near = word.utf8.count > 60 ? nil : nearMiss(word, among: commands + ["help"])
    let hint =
      near.map { Bilingual(zh: "是不是 “\($0)”？", en: "did you mean “\($0)”?") }
      ?? Bilingual(zh: "用 cashier --help 查看所有命令。", en: "see cashier --help.")
    let what = Bilingual(zh: "“\(shown)” 既不是命令也不是文件：", en: "“\(shown)” is no command and no file: ")
    return what[language] + hint[language]
  }
}
