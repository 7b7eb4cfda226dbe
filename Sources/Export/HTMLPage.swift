import CashierUI
import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Walk

/// A walk as one page for a ticket or a slide: it needs no network, no font and no script, is light
/// or dark as its reader is, and can be printed.
public struct HTMLPage {
  let walk: Walk
  let title: String
  let preferences: Model.Preferences
  let themes: (dark: Theme, light: Theme)
  /// The entries that the diagram lists.
  let listed: Set<Int>

  /// The most entries that are listed.
  static let entryLimit = 3_000
  /// The most pages of the phone.
  static let stepLimit = 200
  /// The most findings.
  static let findingLimit = 200

  var language: Language { preferences.language }
  var isZh: Bool { language == .zh }

  /// - Parameter title: the scenario's or the trace's name.
  public init(
    _ walk: Walk, title: String, preferences: Model.Preferences, themes: (dark: Theme, light: Theme)
  ) {
    self.walk = walk
    self.title = title
    self.preferences = preferences
    self.themes = themes
    listed = Set(
      walk.journal.entries.lazy.filter(Diagram.isListed).prefix(Self.entryLimit).map {
        Int($0.number)
      })
  }

  /// The page, and what was left out of it for its length.
  public var text: String {
    var palette = PagePalette(themes: themes)
    let steps = PhoneSteps(walk, preferences: preferences, limit: Self.stepLimit)
    let phones = phones(steps, &palette)
    let body = [
      head, Diagram(page: self, steps: steps).html, phones, findings, rules, settings,
    ]
    return """
      <!DOCTYPE html>
      <html lang="\(isZh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>\(escaped(title)) · cashier</title>
      <style>
      \(PageStyle.text)\(palette.css)</style>
      </head>
      <body>
      <main>
      \(body.filter { !$0.isEmpty }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private var head: String {
    let start = walk.settings.start.civilTime() + " +08:00"
    let entries = walk.journal.entries.count
    let facts = [
      (isZh ? "种子" : "seed", "\(walk.settings.seed)"), (isZh ? "开始" : "begins", start),
      (isZh ? "记录" : "entries", "\(entries)"),
    ]
    return """
      <header>
      <h1>\(escaped(title))</h1>
      <dl class="facts">\(facts.map { "<div><dt>\($0.0)</dt><dd>\(escaped($0.1))</dd></div>" }.joined())</dl>
      \(verdict)
      </header>
      """
  }

  private var verdict: String {
    guard let conclusion = walk.finalConclusion, let verdict = walk.finalVerdict else {
      return
        #"<p class="verdict open"><b aria-hidden="true">…</b> \#(isZh ? "支付还没有结束" : "The payment has not ended")</p>"#
    }
    let sign: String
    let kind: String
    switch (verdict, conclusion) {
    case (.right, .refused), (.right, .notRaised): (sign, kind) = ("·", "nothing")
    case (.right, _): (sign, kind) = ("✓", "right")
    case (.unresolvedThoughPaid, _): (sign, kind) = ("▲", "open")
    default: (sign, kind) = ("✗", "wrong")
    }
    let taken = walk.takings.reduce(Int64(0)) { $0 + $1.amount }
    let codes = walk.successCodes.map(String.init).joined(separator: ", ")
    let facts = [
      (isZh ? "页面：" : "The page says: ") + conclusion.title[language],
      "success: \(codes.isEmpty ? "–" : codes)",
      (isZh ? "实收 " : "taken ") + Amount(fen: taken).description,
    ]
    return """
      <p class="verdict \(kind)"><b aria-hidden="true">\(sign)</b> \(escaped(verdict.text(after: conclusion)[language]))
      <small>\(escaped(facts.joined(separator: " · ")))</small></p>
      """
  }

  // MARK: The phone

  private func phones(_ steps: PhoneSteps, _ palette: inout PagePalette) -> String {
    guard !steps.steps.isEmpty else { return "" }
    var figures: [String] = []
    for (index, step) in steps.steps.enumerated() {
      let pre = palette.pre(step.canvas)
      figures.append(
        """
        <figure id="p\(index + 1)"><figcaption>\(index + 1). \
        \(reference(step.entry)) · \(step.time) s</figcaption>\(pre)</figure>
        """)
    }
    let cut = steps.leftOut == 0 ? "" : note(steps.leftOut, isZh ? "个页面未列出" : "pages are left out")
    return """
      <section class="phones"><h2>\(isZh ? "手机上的页面" : "The phone, page by page")</h2>
      <div class="row">\(figures.joined(separator: "\n"))</div>\(cut)</section>
      """
  }

  /// An entry's number, which leads to it where the diagram lists it.
  private func reference(_ number: Int) -> String {
    listed.contains(number) ? "<a href=\"#e\(number)\">#\(number)</a>" : "#\(number)"
  }

  func note(_ count: Int, _ what: String) -> String {
    #"<p class="note">… \#(count) \#(what)</p>"#
  }

  // MARK: Findings, rules, settings

  private var findings: String {
    var items: [String] = []
    var leftOut = 0
    for entry in walk.journal.entries {
      guard case .finding(let finding, let party) = entry.what else { continue }
      guard items.count < Self.findingLimit else {
        leftOut += 1
        continue
      }
      let name = EntryFacts.name(of: party, channel: walk.channel.channel, language)
      let facts = EntryFacts(entry, of: walk, language)
      let parts = [
        (isZh ? "原因" : "Why", finding.cause[language]),
        (isZh ? "办法" : "What to do", finding.remedy[language]),
        (isZh ? "依据" : "How it is known", facts.rule ?? ""),
      ].filter { !$0.1.isEmpty }
      items.append(
        """
        <article class="\(finding.level.rawValue)"><h3>⚑ <code>\(escaped(finding.code))</code> \
        \(escaped(finding.message[language]))</h3><p>\(reference(Int(entry.number))) \
        · \(facts.time) s · \(escaped(name))</p><dl>\
        \(parts.map { "<dt>\($0.0)</dt><dd>\(escaped($0.1))</dd>" }.joined())</dl></article>
        """)
    }
    guard !items.isEmpty else { return "" }
    let cut = leftOut == 0 ? "" : note(leftOut, isZh ? "条未列出" : "findings are left out")
    return """
      <section><h2>\(isZh ? "发现的问题" : "Findings")</h2>
      \(items.joined(separator: "\n"))\(cut)</section>
      """
  }

  private var rules: String {
    var seen: Set<Rule> = []
    var items: [String] = []
    for entry in walk.journal.entries {
      guard let rule = entry.rule, seen.insert(rule).inserted else { continue }
      items.append(
        """
        <li>\(reference(Int(entry.number))) <span class="known \
        \(rule.provenance.rawValue)">\(escaped(rule.provenance.name[language]))</span> \
        \(escaped(rule.text[language]))</li>
        """)
    }
    guard !items.isEmpty else { return "" }
    return """
      <section><h2>\(isZh ? "为什么这样发生" : "Why it happened this way")</h2>
      <ul class="rules">\(items.joined(separator: "\n"))</ul></section>
      """
  }

  private var settings: String {
    let lines = SettingsDifference(fromDefaultsOf: walk).lines
    guard !lines.isEmpty else { return "" }
    return """
      <section><h2>\(isZh ? "与默认不同的设置" : "Settings that differ from the default")</h2>
      <ul class="settings">\(lines.map { "<li><code>\(escaped($0))</code></li>" }.joined(separator: "\n"))</ul></section>
      """
  }
}
