import Documents
import Payment
import TTPay

/// What a merchant's own server does wrong.
extension Finding {
  /// Nobody is told of a payment through this channel.
  static func notifyNotConfigured(_ channel: Channel) -> Finding {
    Finding(
      code: "notify-not-configured", level: .warning, field: nil, values: [channel.rawValue])
  }

  /// The backend answered a notify, but not with the words that the channel waits for.
  static func notifyNotTaken(_ steps: [DerivationStep]) -> Finding {
    guard case .notify(let channel, _, _)? = steps.last else { return .notifyNotTaken(.wechat) }
    return .notifyNotTaken(channel)
  }

  /// A request that would not be what the profile means.
  static func requestNotMade(_ unfit: UnfitValue) -> Finding {
    let place =
      switch unfit.place {
      case .url: "url"
      case .header(let name): name
      case .body: "body"
      }
    return Finding(
      code: "request-not-made", level: .warning, field: unfit.placeholder.rawValue,
      values: [place])
  }

  /// An answer that is none; the values say what was looked for and what was there.
  static func backendFailed(_ failure: WireFailure, _ steps: [DerivationStep]) -> Finding {
    var values = steps.last?.values ?? []
    switch failure {
    case .status(let status) where status >= 500:
      return Finding(code: "backend-5xx", level: .warning, values: ["\(status)"])
    case .status(let status):
      return Finding(code: "backend-4xx", level: .warning, values: ["\(status)"])
    case .busy(let status, let seconds):
      return Finding(code: "backend-busy", level: .warning, values: ["\(status)", "\(seconds)"])
    default:
      if values.isEmpty { values = [""] }
      return Finding(code: "backend-\(failure.name)", level: .warning, values: values)
    }
  }
}

extension DerivationStep {
  /// What a finding's texts name of the step that went wrong.
  fileprivate var values: [String] {
    switch self {
    case .wire(_, let detail): [shown(detail, atMost: 200)]
    case .notJSON(let error, let beginning):
      [beginning.isEmpty ? error.message.en : shown(beginning)]
    case .missing(let pointer, let count, let value):
      [shown(pointer.text), nearest(pointer, count, value) ?? outline(value)]
    case .noOrder(let value): [outline(value)]
    case .notInTable(let table, let word):
      [shown(word), shown(table.rows.map(\.word).joined(separator: ", "), atMost: 200)]
    case .found(_, let value): [outline(value)]
    default: []
    }
  }

  /// The pointer with its next step as the reply has it.
  private func nearest(_ pointer: JSONPointer, _ count: Int, _ value: Value) -> String? {
    guard case .object(let object) = value, pointer.steps[count].utf8.count <= 40,
      let near = nearMiss(
        pointer.steps[count],
        among: object.members.prefix(100).map(\.name).filter { $0.utf8.count <= 40 })
    else { return nil }
    return shown((pointer.steps.prefix(count) + [near]).map { "/" + $0 }.joined())
  }
}
