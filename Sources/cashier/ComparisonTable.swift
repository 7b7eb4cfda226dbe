import Documents
import Foundation
import Scenario
import Simulation
import Terminal
import Walk

/// A comparison as people read it: a table, why payments stayed unresolved, and how long it took.
struct ComparisonTable {
  private let comparison: PolicyComparison
  private let isZh: Bool
  private(set) var lines: [String] = []

  private let nameWidth: Int

  init(_ comparison: PolicyComparison, _ language: Language) {
    self.comparison = comparison
    isZh = language == .zh
    nameWidth = max(8, comparison.rows.map(\.policy.count).max() ?? 8)
    head()
    table()
    details()
    bars()
  }

  private mutating func head() {
    let settings = comparison.settings
    let isStandard = comparison.scenario.name == PolicyComparison.standardScenario.name
    let name =
      isStandard ? (isZh ? "标准模型" : "the standard model") : printable(comparison.scenario.name)
    let (runs, rate, quota) = (settings.runs, short(settings.rate), short(settings.quota))
    lines.append(
      isZh
        ? "\(name) · 每种策略 \(runs) 笔支付 · 每秒 \(rate) 笔 · 限额 \(quota) QPS · seed \(settings.seed)"
        : "\(name) · \(runs) payments each · \(rate) a second · quota \(quota) QPS · seed \(settings.seed)"
    )
    lines.append("")
  }

  private mutating func table() {
    let heads =
      isZh
      ? ["已知", "未知", "轮询", "浪费", "p50", "p95", "p99", "延迟", "峰值 QPS", "占限额"]
      : ["known", "unknown", "polls", "wasted", "p50", "p95", "p99", "lag", "peak QPS", "quota"]
    let cells = comparison.rows.map { row in
      [
        percent(row.share(row.known)), percent(row.share(row.unresolvedCount)),
        decimal(row.pollsPerPayment), decimal(row.wastedPerPayment),
        time(row.timeToKnow.quantile(0.5)), time(row.timeToKnow.quantile(0.95)),
        time(row.timeToKnow.quantile(0.99)), time(row.lag.mean), "\(row.load.peakPerSecond)",
        String(
          format: "%.0f %%", Double(row.load.peakPerSecond) / comparison.settings.quota * 100),
      ]
    }
    let widths = heads.indices.map { column in
      ([heads[column]] + cells.map { $0[column] }).map { columns(of: $0) }.max() ?? 0
    }
    func line(_ name: String, _ cells: [String]) -> String {
      padded(name, to: nameWidth)
        + zip(cells, widths).map { "  " + padded($0, to: $1, alignment: .right) }.joined()
    }
    lines.append(line(isZh ? "策略" : "policy", heads))
    for (row, cells) in zip(comparison.rows, cells) { lines.append(line(row.policy, cells)) }
    lines.append("")
  }

  private mutating func details() {
    let before = lines.count
    for row in comparison.rows where row.unresolvedCount > 0 || row.wrongScreens > 0 {
      let causes = PolicyResult.Cause.allCases.compactMap { cause in
        row.unresolved[cause].map { "\(text(cause)) \($0)" }
      }
      var parts: [String] = []
      if row.unresolvedCount > 0 {
        parts.append(
          isZh
            ? "\(row.unresolvedCount) 笔未知（其中 \(row.unresolvedPaid) 笔已付款）："
              + causes.joined(separator: "，")
            : "\(row.unresolvedCount) unresolved (\(row.unresolvedPaid) of them paid): "
              + causes.joined(separator: ", "))
      }
      for verdict in [Verdict.shownButNotPaid, .paidButNotShown, .paidTwice] {
        if let count = row.verdicts[verdict] { parts.append("\(verdict.rawValue) \(count)") }
      }
      lines.append(padded(row.policy, to: nameWidth) + "  " + parts.joined(separator: "; "))
    }
    if lines.count > before { lines.append("") }
  }

  private func text(_ cause: PolicyResult.Cause) -> String {
    switch cause {
    case .retries: isZh ? "次数用完" : "retries used up"
    case .deadline: isZh ? "到截止时间" : "deadline"
    case .failures: isZh ? "应答都失败" : "only failed answers"
    case .notAsked: isZh ? "没有查询" : "never asked"
    case .noCallback: isZh ? "没有回调" : "no callback"
    }
  }

  private mutating func bars() {
    guard comparison.rows.contains(where: { $0.timeToKnow.count > 0 }) else { return }
    let width = 60
    let axis = TimeAxis(comparison, bins: width)
    var scale = Array(repeating: Character(" "), count: width + 6)
    var end = -1
    for tick in axis.ticks {
      let label = Array(tick.span.written)
      let place = Int(tick.place * Double(width))
      guard place > end, place + label.count <= scale.count else { continue }
      for (offset, character) in label.enumerated() { scale[place + offset] = character }
      end = place + label.count
    }
    let title = isZh ? "多久知道" : "time to know"
    lines.append(
      padded(title, to: max(nameWidth, 12)) + "  " + String(scale).trimmingEnd)
    for row in comparison.rows {
      lines.append(padded(row.policy, to: max(nameWidth, 12)) + "  " + bar(row, axis))
    }
  }

  private func bar(_ row: PolicyResult, _ axis: TimeAxis) -> String {
    let counts = row.timeToKnow.counts(between: axis.edges)
    let most = counts.max() ?? 0
    guard most > 0 else { return "" }
    let blocks = Array("▁▂▃▄▅▆▇█")
    return String(
      counts.map { count in
        count == 0 ? " " : blocks[min(7, Int((Double(count) / Double(most)).squareRoot() * 8))]
      }
    ).trimmingEnd
  }

  private func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
  private func decimal(_ value: Double) -> String { String(format: "%.2f", value) }
  private func short(_ value: Double) -> String { String(format: "%g", value) }
  private func time(_ span: TimeSpan?) -> String {
    guard let span else { return "–" }
    let seconds = Double(span.microseconds) / 1_000_000
    return String(format: seconds < 10 ? "%.2f s" : "%.1f s", seconds)
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
