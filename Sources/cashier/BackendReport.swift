import Documents
import Payment
import RemoteBackend
import TTPay

/// `cashier backend test` for people: what was sent, what came back, what it means.
struct BackendReport {
  let language: Language
  let style: Style

  /// Lines of a body before the rest is only counted.
  private static let longestBody = 40

  func lines(_ trial: BackendTrial, of name: String, _ profile: BackendProfile) -> [String] {
    let head = "\(style(name, .strong))  →  \(printable(profile.name))"
    let steps = trial.steps.enumerated().flatMap { index, step in
      ["", heading(step, number: index + 1)] + lines(step, trial.order)
    }
    return [head] + steps + [""] + ending(trial, name)
  }

  private func heading(_ step: BackendTrial.Step, number: Int) -> String {
    let title =
      switch step.name {
      case .create: text("创建订单", "create an order")
      case .query: text("查询订单", "query it")
      }
    return style("\(number)  \(title)", .strong)
  }

  private func lines(_ step: BackendTrial.Step, _ order: Order?) -> [String] {
    var lines: [String] = []
    if let call = step.call { lines += block(text("发送", "sent"), sent(call)) }
    if let reply = step.reply { lines += block(text("收到", "got"), got(reply)) }
    let understood = step.derivation?.steps.map { $0.text[language] }.joined(separator: " → ")
    lines += block(text("理解", "understood"), [understood ?? "-"])
    let report = CheckReport(language: language, style: style)
    if step.name == .create, let order { lines.append(indent + report.summary(order.info)) }
    for finding in step.findings where finding.level != .note {
      lines += report.block(finding).map { indent.dropLast(2) + $0 }
    }
    if step.findings.contains(where: { $0.code == FindingCode.signNotVerified.rawValue }) {
      lines.append(
        indent
          + style(text("未验证签名：没有配置密钥", "sign not verified: no secret is configured"), .faint))
    }
    return lines
  }

  private func ending(_ trial: BackendTrial, _ name: String) -> [String] {
    guard let fix = trial.fix else {
      let next = text("接着走一遍支付：", "now walk a payment: ")
      return [
        style(text("✓ 可以使用", "✓ fit to be used"), .good),
        "  \(next)cashier run --backend \(name)",
        "  "
          + style(
            text(
              "这里没有付款，也就没有试 notify；走支付时才会发送",
              "nothing was paid here, so no notify was tried: the walk sends it"), .faint),
      ]
    }
    return [
      style(text("✗ 首先要处理：", "✗ the first thing to fix: ") + fix.message[language], .bad),
      "  " + fix.remedy[language],
    ]
  }

  // MARK: Blocks

  private let indent = String(repeating: " ", count: 15)

  /// A name in the margin, and lines beside it.
  private func block(_ name: String, _ lines: [String]) -> [String] {
    let width = name.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
    let margin = "   " + style(name, .faint) + String(repeating: " ", count: max(1, 12 - width))
    return lines.enumerated().map { index, line in
      index == 0 ? margin + line : line.isEmpty ? "" : indent + line
    }
  }

  private func sent(_ call: HTTPCall) -> [String] {
    ["\(call.method) \(printable(call.url.shown))"]
      + call.headers.map { printable("\($0.name): \($0.value.shown)") }
      + (call.body.map { [""] + body($0.shown) } ?? [])
  }

  private func got(_ reply: HTTPReply) -> [String] {
    let tenths = reply.took.microseconds / 100
    let took = "\(tenths / 10).\(tenths % 10) ms"
    switch reply.outcome {
    case .failure(let failure, let detail):
      return ["\(failure.name) · \(took)"] + (detail.isEmpty ? [] : [printable(detail)])
    case .response(let status, let headers, let bytes):
      let text = String(decoding: bytes.bytes, as: UTF8.self)
      return ["HTTP \(status) · \(took)"]
        + headers.map { printable("\($0.name): \($0.value)") }
        + (text.isEmpty ? [] : [""] + body(text))
    }
  }

  /// A body in lines: JSON indented, others as they are.
  private func body(_ text: String) -> [String] {
    let shown = (try? OrderReader.readJSON(text))?.json(indented: true) ?? text
    let all = shown.split(separator: "\n", omittingEmptySubsequences: false)
    var lines = all.prefix(Self.longestBody).map { printable(clipped(String($0))) }
    if all.count > lines.count {
      let rest = all.count - lines.count
      lines.append(style(self.text("……还有 \(rest) 行", "… \(rest) more lines"), .faint))
    }
    return lines
  }

  private func clipped(_ line: String) -> String {
    let scalars = line.unicodeScalars.prefix(401)
    guard scalars.count > 400 else { return line }
    return String(String.UnicodeScalarView(scalars.prefix(400))) + "…"
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
