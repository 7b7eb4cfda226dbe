import ArgumentParser
import CashierUI
import Documents
import Export
import Foundation
import Simulation
import Terminal
import Walk

/// A walk for others to see: a recording, a picture, a page, or plain text.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Show a walk to others: a recording, a picture, a page, or text.",
    discussion: """
      WALK is a trace (see --trace) or a scenario's name or file, which is played. Several exports \
      may be made at once; - is standard output. The same walk gives the same bytes.
      """)

  @Argument(
    help: ArgumentHelp("A trace, or a scenario.", valueName: "walk"), completion: .walk)
  var walk: String

  @Option(
    help: ArgumentHelp("The seed of every draw of a scenario, a whole number.", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp("A recording that asciinema plays.", valueName: "file"),
    completion: .file())
  var cast: String?

  @Flag(help: "With --cast: asciicast v3, for asciinema 3 and later, instead of v2.")
  var v3 = false

  @Option(
    help: ArgumentHelp(
      "With --cast: a longer wait is shortened to this (default: 2s).", valueName: "duration"))
  var idleLimit: DurationArgument?

  @Option(help: ArgumentHelp("With --cast: full, 256 or 16 colours.", valueName: "n"))
  var colors: ANSIWriter.Colours?

  @Option(
    help: ArgumentHelp("A picture of one moment.", valueName: "file"),
    completion: .file())
  var svg: String?

  @Flag(help: "With --svg: a window's title bar above it.")
  var window = false

  @Flag(help: "With --svg: the whole walk instead of one moment, moving from page to page.")
  var animate = false

  @Option(
    help: ArgumentHelp("A page of the whole walk, to attach or print.", valueName: "file"),
    completion: .file())
  var html: String?

  @Option(
    help: ArgumentHelp("The screen of one moment as text.", valueName: "file"),
    completion: .file())
  var text: String?

  @Option(
    help: ArgumentHelp(
      "The moment of --svg and --text: an entry's number, a time since the walk began as 3.5s, or last.",
      valueName: "n|time|last"))
  var at: MomentArgument?

  @Option(
    help: ArgumentHelp(
      "The screen's size, 40x16 to 500x200 (default: 100x30).", valueName: "columns×rows"))
  var size: SizeArgument?

  @Option(
    help: ArgumentHelp("A theme's name or file; see cashier themes.", valueName: "theme"),
    completion: .theme)
  var theme = "dark"

  @Flag(help: "Leave out uid, ip and the buyer's data.")
  var redact = false

  @Flag(help: "Draw with ASCII signs only.")
  var ascii = false

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    let outputs = [cast, svg, html, text].compactMap(\.self)
    if outputs.isEmpty {
      throw ValidationError("Say what to make: --cast, --svg, --html or --text.")
    }
    if Set(outputs).count < outputs.count {
      throw ValidationError("Two exports cannot go to one place.")
    }
    if cast == nil, v3 || idleLimit != nil || colors != nil {
      throw ValidationError("--v3, --idle-limit and --colors go with --cast.")
    }
    if at != nil, text == nil, svg == nil || animate {
      throw ValidationError(
        "--at is the moment of --svg and --text: the others show all of the walk.")
    }
    if svg == nil, animate { throw ValidationError("--animate goes with --svg.") }
    if svg == nil, window { throw ValidationError("--window goes with --svg.") }
  }

  func run() throws {
    let language = languageOption.language
    try WrittenFile.keepApart([cast, svg, html, text], sparing: [walk], language)
    let source = try ExportSource.openOrExit(walk, seed: seed, language)
    let theme = try Places.loadTheme(theme)
    var walk = source.walk
    if redact {
      guard let redacted = Redaction.walk(walk) else {
        Output.error(
          language == .zh
            ? "无法隐去个人信息，没有导出任何内容" : "what is personal cannot be left out: nothing is exported")
        throw ExitCode.unable
      }
      walk = redacted
    }
    let preferences = Model.Preferences(
      language: language, glyphs: ascii ? .ascii : .unicode, title: source.title)
    var failed = false
    let name = "cashier · \(source.title)"
    if let svg, animate {
      let picture = SVGAnimation(
        walk, preferences: preferences, theme: theme, title: name, hasBar: window, size: screenSize)
      failed = !write(picture.text, to: svg, language) || failed
    }
    if svg != nil && !animate || text != nil {
      let canvas = try still(of: walk, preferences, language)
      if let svg, !animate {
        let picture = SVGStill(
          canvas, theme: theme, title: name, hasBar: window, language: language)
        failed = !write(picture.text, to: svg, language) || failed
      }
      if let text { failed = !write(canvas.text + "\n", to: text, language) || failed }
    }
    if let html {
      let page = HTMLPage(
        walk, title: source.title, preferences: preferences,
        themes: (try Places.loadTheme("dark"), try Places.loadTheme("light")))
      failed = !write(page.text, to: html, language) || failed
    }
    if let cast {
      var settings = Cast.Settings()
      settings.version = v3 ? .three : .two
      settings.theme = theme
      settings.colours = colors ?? .full
      settings.size = screenSize
      if let idleLimit { settings.idleLimit = idleLimit.span }
      let file = try CastFile(path: cast, language)
      failed = !file.write(Cast(walk, preferences: preferences, settings)) || failed
    }
    if failed { throw ExitCode.unable }
  }

  private var screenSize: Size { size?.size ?? Size(columns: 100, rows: 30) }

  private func still(of walk: Walk, _ preferences: Model.Preferences, _ language: Language) throws
    -> Canvas
  {
    guard let moment = (at ?? .last).moment(of: walk) else {
      let count = walk.journal.entries.count
      Output.error(
        language == .zh
          ? "--at：没有这条记录，一共 \(count) 条" : "--at: there is no such entry: there are \(count)")
      throw ExitCode.unable
    }
    var model = Model(
      walk: moment, preferences: preferences, size: screenSize)
    model.show(moment: moment)
    return view(model)
  }

  private func write(_ text: String, to path: String, _ language: Language) -> Bool {
    if WrittenFile.write(Data(text.utf8), to: path) { return true }
    Output.error(WrittenFile.failure(path, language))
    return false
  }
}

extension ANSIWriter.Colours: ExpressibleByArgument {}
