import Documents
import Foundation
import Payment
import Simulation

/// A comparison as a picture for a slide: for each policy how long it took to know, and what it
/// costs. Text stays text; it is light or dark as the viewer is.
public struct ComparisonSVG {
  public let text: String

  private static let width = 960.0
  private static let left = 190.0
  private static let plot = 470.0
  private static let rowHeight = 64.0
  private static let top = 110.0

  public init(_ comparison: PolicyComparison, _ language: Language) {
    let isZh = language == .zh
    let bins = 94
    let axis = TimeAxis(comparison, bins: bins)
    let height = Self.top + Self.rowHeight * Double(comparison.rows.count) + 50
    let settings = comparison.settings
    var parts = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(Self.n(Self.width)) \#(Self.n(height))" font-family="system-ui, 'Noto Sans CJK SC', sans-serif">"#,
      """
      <style>
        .paper { fill: #ffffff } .ink { fill: #1b1f24 } .dim { fill: #57606a }
        .bar { fill: #0969da } .grid { stroke: #d0d7de }
        @media (prefers-color-scheme: dark) {
          .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .dim { fill: #9198a1 }
          .bar { fill: #58a6ff } .grid { stroke: #30363d }
        }
      </style>
      """,
      #"<rect class="paper" width="100%" height="100%"/>"#,
      Self.label(
        isZh ? "轮询策略：多久知道支付结果" : "Poll policies: time to know", x: 24, y: 40, size: 22,
        isBold: true),
      Self.label(
        isZh
          ? "每种策略 \(settings.runs) 笔支付，seed \(settings.seed)"
          : "\(settings.runs) payments each, seed \(settings.seed)", x: 24, y: 64, size: 13,
        role: "dim"),
    ]
    for tick in axis.ticks {
      let x = Self.left + tick.place * Self.plot
      parts.append(
        #"<line class="grid" x1="\#(Self.n(x))" x2="\#(Self.n(x))" y1="\#(Self.n(Self.top - 8))" y2="\#(Self.n(height - 40))"/>"#
      )
      parts.append(
        Self.label(
          tick.span.written, x: x, y: height - 22, size: 12, role: "dim", anchor: "middle"))
    }
    let heads = isZh ? ["未知", "轮询", "p95", "峰值"] : ["unknown", "polls", "p95", "peak QPS"]
    for (index, head) in heads.enumerated() {
      parts.append(
        Self.label(
          head, x: Self.column(index), y: Self.top - 14, size: 12, role: "dim", anchor: "end"))
    }
    for (index, row) in comparison.rows.enumerated() {
      parts += Self.row(row, axis, y: Self.top + Self.rowHeight * Double(index))
    }
    parts.append("</svg>")
    text = parts.joined(separator: "\n") + "\n"
  }

  private static func column(_ index: Int) -> Double { left + plot + 80 + Double(index) * 68 }

  private static func row(_ row: PolicyResult, _ axis: TimeAxis, y: Double) -> [String] {
    var parts = [label(row.policy, x: 24, y: y + 36, size: 15, isBold: true)]
    let counts = row.timeToKnow.counts(between: axis.edges)
    let most = Double(max(1, counts.max() ?? 0))
    let wide = plot / Double(max(1, counts.count))
    for (bin, count) in counts.enumerated() where count > 0 {
      let tall = max(1.5, (Double(count) / most).squareRoot() * (rowHeight - 18))
      parts.append(
        #"<rect class="bar" x="\#(n(left + Double(bin) * wide))" y="\#(n(y + rowHeight - 10 - tall))" width="\#(n(max(1, wide - 0.6)))" height="\#(n(tall))"/>"#
      )
    }
    let p95 = row.timeToKnow.quantile(0.95).map {
      String(format: "%.1f s", Double($0.microseconds) / 1_000_000)
    }
    let facts = [
      String(format: "%.1f %%", row.share(row.unresolvedCount) * 100),
      String(format: "%.2f", row.pollsPerPayment), p95 ?? "–", "\(row.load.peakPerSecond)",
    ]
    for (index, fact) in facts.enumerated() {
      parts.append(label(fact, x: column(index), y: y + 36, size: 15, anchor: "end"))
    }
    return parts
  }

  private static func label(
    _ text: String, x: Double, y: Double, size: Int, role: String = "ink", isBold: Bool = false,
    anchor: String = "start"
  ) -> String {
    let weight = isBold ? #" font-weight="600""# : ""
    let words = SecretText.Escaping.xml.apply(to: text)
    return
      #"<text class="\#(role)" x="\#(n(x))" y="\#(n(y))" font-size="\#(size)" text-anchor="\#(anchor)"\#(weight)>\#(words)</text>"#
  }

  /// One decimal at most.
  private static func n(_ value: Double) -> String {
    let text = String(format: "%.1f", value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
