import Documents
import Payment
import TTPay
import Walk

/// An entry in words, for documents.
public struct EntryFacts: Sendable {
  public let number: Int
  public let time: String
  public let label: String
  /// `payer → cashier`
  public let route: String
  public let meaning: String?
  /// The rule behind it, with how it is known.
  public let rule: String?
  public let payload: [String]
  /// Whether a message answers something asked before.
  public let isReply: Bool

  public init(_ entry: Entry, of walk: Walk, _ language: Language) {
    let text = EntryText(entry: entry, walk: walk, language: language)
    number = Int(entry.number)
    time = text.time
    label = text.label
    route = text.route
    meaning = text.meaning
    rule = text.rule
    payload = text.payload
    isReply = if case .message(let message, _, _, _) = entry.what { message.isReply } else { false }
  }

  /// A party's name; the channel's is that of the one in use.
  public static func name(of party: PartyID, channel: Channel?, _ language: Language) -> String {
    EntryText.name(of: party, channel: channel, language)
  }
}
