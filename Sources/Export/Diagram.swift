import CashierUI
import Documents
import Payment
import Simulation
import TTPay
import Walk

/// The journal as a sequence diagram made of text: a lane a party, a row an entry.
struct Diagram {
  let page: HTMLPage
  let steps: PhoneSteps

  private var walk: Walk { page.walk }
  private var language: Language { page.language }

  var html: String {
    var rows: [String] = []
    var leftOut = 0
    for entry in walk.journal.entries where Self.isListed(entry) {
      if rows.count < HTMLPage.entryLimit { rows.append(row(entry)) } else { leftOut += 1 }
    }
    let names = PartyID.allCases.map { party in
      let name = EntryFacts.name(of: party, channel: walk.channel.channel, language)
      return "<span>\(escaped(name))</span>"
    }
    let cut = leftOut == 0 ? "" : page.note(leftOut, page.isZh ? "条记录未列出" : "entries are left out")
    return """
      <section class="diagram"><h2>\(page.isZh ? "时序" : "What happened")</h2>
      <p class="legend">\(legend)</p>
      <div class="lanes head" aria-hidden="true"><i></i><i></i>\(names.joined())</div>
      <ol>
      \(rows.joined(separator: "\n"))
      </ol>\(cut)</section>
      """
  }

  private var legend: String {
    page.isZh
      ? "━▶ 请求　╌▶ 应答　━✗ 丢失　⚑ 发现的问题　• 用户的操作　◷ 定时器；点编号看当时的手机"
      : "━▶ message · ╌▶ reply · ━✗ lost · ⚑ finding · • what the payer did · ◷ timer; "
        + "a number leads to the phone at that moment"
  }

  /// All that the program's own diagram lists.
  static func isListed(_ entry: Entry) -> Bool {
    switch entry.what {
    case .timer, .message(.complete, _, _, _), .input(.called): false
    case .input, .message, .finding, .asked: true
    }
  }

  private func row(_ entry: Entry) -> String {
    let facts = EntryFacts(entry, of: walk, language)
    let number =
      steps.index(after: facts.number).map {
        "<a href=\"#p\($0 + 1)\">#\(facts.number)</a>"
      } ?? "<span>#\(facts.number)</span>"
    let hint = [facts.meaning, facts.rule].compactMap(\.self).joined(separator: " ")
    let title = hint.isEmpty ? "" : #" title="\#(escaped(hint))""#
    return
      #"<li id="e\#(facts.number)" class="lanes"\#(title)><time>\#(facts.time)</time>\#(number)\#(body(entry, facts))</li>"#
  }

  private func body(_ entry: Entry, _ facts: EntryFacts) -> String {
    switch entry.what {
    case .message(_, let from, let to, let fate) where from != to:
      return arrow(facts, Int(from.rawValue), Int(to.rawValue), fate)
    case .message(_, let party, _, _): return note(facts, party, "", "say")
    case .finding(let finding, let party): return note(facts, party, "⚑ ", finding.level.rawValue)
    case .timer(let timer, _): return note(facts, timer.party, "◷ ", "timer")
    case .asked(_, let party): return note(facts, party, "▸ ", "outside")
    case .input(.answer(let id)):
      return note(facts, walk.context.outside[id]?.by ?? .backend, "◂ ", "outside")
    case .input(.notifyNow): return note(facts, .channel, "• ", "act")
    case .input: return note(facts, .user, "• ", "act")
    }
  }

  private func arrow(_ facts: EntryFacts, _ from: Int, _ to: Int, _ fate: Entry.Fate) -> String {
    let isLost = if case .lost = fate { true } else { false }
    let (left, right) = (min(from, to), max(from, to))
    var kinds = [to > from ? "to" : "back", "l\(left)", "r\(right)"]
    if facts.isReply { kinds.append("reply") }
    if isLost { kinds.append("lost") }
    // Where the way is short the words stand beside it.
    let words =
      right - left > 1 ? "l\(left) r\(right)" : left <= 2 ? "l\(left) end" : "begin r\(right)"
    return
      #"<span class="words \#(words)"><b class="route">\#(escaped(facts.route)): </b>\#(escaped(facts.label))</span><i class="arrow \#(kinds.joined(separator: " "))">\#(isLost ? "✗" : to > from ? "▶" : "◀")</i>"#
  }

  private func note(_ facts: EntryFacts, _ party: PartyID, _ sign: String, _ kind: String) -> String
  {
    let lane = Int(party.rawValue)
    let place = lane <= 2 ? "l\(lane) end" : "begin r\(lane)"
    return
      #"<span class="words aside \#(kind) \#(place)"><b class="route">\#(escaped(facts.route)): </b>\#(sign)\#(escaped(facts.label))</span>"#
  }
}
