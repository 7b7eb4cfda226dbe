import Documents
import Foundation
import OrderBook
import Simulation
import TTPay
import Walk

/// `expect:` what is to come of it.
enum ExpectSection {
  static let conclusions = [
    "confirmed", "unconfirmed", "contradicted", "not-paid", "cancelled", "refused", "not-raised",
    "no-callback",
  ]
  private static let pages =
    conclusions + [
      "checkout", "ordering", "ordering-failed", "paying", "confirming", "checking-open-order",
      "open-order",
    ]
  /// With spaces too, as people say it.
  private static let verdicts = Verdict.allCases.flatMap { verdict in
    let spoken = verdict.rawValue.replacingOccurrences(of: "-", with: " ")
    return spoken == verdict.rawValue ? [spoken] : [spoken, verdict.rawValue]
  }
  private static let codes = YAMLShape.list(.words(FindingTexts.codes), atMost: 50)

  static let shape = YAMLShape.mapping([
    .init("success", .list(Shapes.code, atMost: 50), "The codes given to success, in order."),
    .init("conclusion", .words(conclusions), "What the page tells the payer."),
    .init("verdict", .words(verdicts), "Whether that agrees with where the money is."),
    .init("polls", Shapes.count, "Queries after success."),
    .init("statusQueries", Shapes.count, "Queries on behalf of getOrderStatus."),
    .init("page", .words(pages), "What the mini-program shows in the end."),
    .init("concluded", Shapes.spans, "From the last success to the conclusion."),
    .init(
      "order", .words(OrderStatus.allCases.map(\.rawValue)),
      "What the merchant's order is in the end."),
    .init("findings", codes, "Findings that are made, among others."),
    .init("noFindings", codes, "Findings that are not made."),
    .init("notifies", Shapes.count, "Tries of the channels to notify."),
    .init("refundsDue", Shapes.count, "Payments that nobody owed and that are to go back."),
    .init("taken", Shapes.count, "How often money is taken."),
  ])

  static func read(_ value: YAMLReader) throws(YAMLError) -> Expectations {
    let mapping = try value.mapping()
    var expect = Expectations()
    if let codes = mapping["success"] {
      var list: [Int] = []
      for code in try codes.sequence() { list.append(try code.result().rawValue) }
      expect.success = list
    }
    expect.conclusion = try mapping["conclusion"]?.string()
    if let verdict = mapping["verdict"] {
      expect.verdict = Verdict(
        rawValue: try verdict.string().replacingOccurrences(of: " ", with: "-"))
    }
    expect.polls = try mapping["polls"]?.counts()
    expect.statusQueries = try mapping["statusQueries"]?.counts()
    expect.page = try mapping["page"]?.string()
    expect.concluded = try mapping["concluded"]?.spans()
    if let order = mapping["order"] { expect.order = OrderStatus(rawValue: try order.string()) }
    expect.findings = try mapping["findings"].map { (value) throws(YAMLError) in try words(value) }
    expect.noFindings = try mapping["noFindings"].map { (value) throws(YAMLError) in
      try words(value)
    }
    expect.notifies = try mapping["notifies"]?.counts()
    expect.refundsDue = try mapping["refundsDue"]?.counts()
    expect.taken = try mapping["taken"]?.counts()
    return expect
  }

  private static func words(_ value: YAMLReader) throws(YAMLError) -> [String] {
    var words: [String] = []
    for item in try value.sequence() { words.append(try item.string()) }
    return words
  }
}

extension ExpectSection {
  static func write(_ expect: Expectations) -> YAMLTree {
    .mapping([
      "success": expect.success.map { .list($0.map(YAMLTree.number)) },
      "conclusion": expect.conclusion.map { .scalar($0) },
      "verdict": expect.verdict.map { .scalar($0.rawValue.replacing("-", with: " ")) },
      "polls": expect.polls.map { .scalar($0.text { "\($0)" }) },
      "statusQueries": expect.statusQueries.map { .scalar($0.text { "\($0)" }) },
      "page": expect.page.map { .scalar($0) },
      "concluded": expect.concluded.map { .scalar($0.text(\.written)) },
      "order": expect.order.map { .scalar($0.rawValue) },
      "findings": expect.findings.map(YAMLTree.words),
      "noFindings": expect.noFindings.map(YAMLTree.words),
      "notifies": expect.notifies.map { .scalar($0.text { "\($0)" }) },
      "refundsDue": expect.refundsDue.map { .scalar($0.text { "\($0)" }) },
      "taken": expect.taken.map { .scalar($0.text { "\($0)" }) },
    ])
  }
}
