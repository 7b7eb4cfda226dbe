import Documents
import TTPay

/// `cashier check` for people: a head line, the order in a line, a block for each finding.
struct CheckReport {
  let language: Language
  let style: Style

  func lines(_ result: CheckResult) -> [String] {
    guard case .read(let options, let verdict, let findings) = result.outcome else { return [] }
    let first = findings.first { $0.level == .error }
    var lines = [head(result.file.shownName, first, verdict)]
    let summary = summary(options.order)
    if !summary.isEmpty { lines.append("  " + summary) }
    for finding in findings where finding.code != FindingCode.signNotVerified.rawValue {
      lines += [""] + block(finding)
    }
    return lines
  }

  private func head(_ name: String, _ first: Finding?, _ verdict: SignVerdict) -> String {
    let answer: String
    if let first {
      let code = printable(first.code)
      answer = style(
        text(
          "✗ 收银台不会正常打开：\(code) \(first.toast.zh)", "✗ would not open: \(code) \(first.toast.en)"),
        .bad)
    } else {
      answer = style(text("✓ 收银台可以打开", "✓ opens"), .good)
    }
    // CD0025 says itself that the sign is wrong.
    if first?.code == FindingCode.wrongSign.rawValue { return "\(style(name, .strong))  \(answer)" }
    return
      "\(style(name, .strong))  \(answer)\(style(text("（\(sign(verdict))）", " (\(sign(verdict)))"), .faint))"
  }

  private func sign(_ verdict: SignVerdict) -> String {
    switch verdict {
    case .notVerified: text("未验证签名：没有配置密钥", "sign not verified: no secret is configured")
    case .verified: text("签名正确", "sign verified")
    case .wrong: text("签名不正确", "sign wrong")
    }
  }

  func summary(_ order: OrderInfo) -> String {
    let channels = order.channels.map { $0.name[language] }.joined(separator: " / ")
    let until = order.expiresAt.map {
      text("有效期至 ", "valid until ") + Timestamp.text(seconds: $0)
    }
    let parts = [order.totalAmount?.description, short(order.subject), short(order.outOrderNo)]
    return (parts + [channels, until]).compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  private func short(_ value: String) -> String {
    let clipped = String(String.UnicodeScalarView(value.unicodeScalars.prefix(60)))
    return printable(clipped) + (clipped.utf8.count < value.utf8.count ? "…" : "")
  }

  func block(_ finding: Finding) -> [String] {
    let (mark, role, level): (String, Style.Role, String) =
      switch finding.level {
      case .error: ("✗", .bad, text("错误", "error  "))
      case .warning: ("!", .warning, text("警告", "warning"))
      case .note: ("·", .note, text("提示", "note   "))
      }
    let field = finding.field.map { "  " + short($0) } ?? ""
    return [
      "  \(style("\(mark) \(level)  \(finding.code)", role))\(field)",
      "      " + style(finding.message[language], .strong),
      "      \(style(text("原因", "why"), .faint))  \(finding.cause[language])",
      "      \(style(text("处理", "fix"), .faint))  \(finding.remedy[language])",
    ]
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
