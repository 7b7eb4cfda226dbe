import Documents
import HummingbirdCore
import OrderBook

/// The query of `GET /orders`.
struct ListQuery {
  static let limits = 1...200

  var status: OrderStatus?
  var limit = 50
  /// The page holds orders older than this one.
  var before: Int64?

  init(_ parameters: FlatDictionary<Substring, Substring>) throws(Problem) {
    var flaws: [Problem.Flaw] = []
    var seen: Set<Substring> = []
    for (name, value) in parameters {
      if !seen.insert(name).inserted {
        flaws.append(Self.flaw(name, value, zh: "出现了不止一次", en: "given more than once"))
      }
      switch name {
      case "status":
        status = OrderStatus(rawValue: String(value))
        if status == nil {
          let all = OrderStatus.allCases.map(\.rawValue)
          let near = nearMiss(String(value.prefix(60)), among: all)
          let list = all.joined(separator: ", ")
          flaws.append(
            Self.flaw(
              name, value, zh: near.map { "是不是 \($0)？" } ?? "应为 \(list) 之一",
              en: near.map { "did you mean \($0)?" } ?? "must be one of \(list)"))
        }
      case "limit":
        guard let limit = Int(value), Self.limits.contains(limit) else {
          flaws.append(Self.flaw(name, value, zh: "应为 1–200", en: "must be 1–200"))
          continue
        }
        self.limit = limit
      case "cursor":
        guard let cursor = Int64(value), cursor > 0 else {
          flaws.append(
            Self.flaw(
              name, value, zh: "应为上一页的 next_cursor",
              en: "must be the next_cursor of the page before"))
          continue
        }
        before = cursor
      default:
        let known = ["status", "limit", "cursor"]
        let near = nearMiss(String(name.prefix(60)), among: known)
        flaws.append(
          Self.flaw(
            name, value, zh: near.map { "没有这个参数，是不是 \($0)？" } ?? "没有这个参数",
            en: near.map { "no such parameter; did you mean \($0)?" } ?? "no such parameter"))
      }
    }
    if !flaws.isEmpty { throw Problem(.invalidQuery, flaws) }
  }

  private static func flaw(
    _ name: Substring, _ value: Substring, zh: String, en: String
  ) -> Problem.Flaw {
    let shown = Problem.shown(value)
    return Problem.Flaw(
      place: Problem.shown(name), what: Bilingual(zh: zh, en: en),
      why: Bilingual(zh: "收到的是 \(shown)", en: "it is \(shown)"))
  }
}
