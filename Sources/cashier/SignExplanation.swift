import Documents
import TTPay

/// How a sign comes about, line by line; the secret's place is marked, the secret not shown.
struct SignExplanation {
  let order: OrderInfo
  let secret: AppSecret
  let language: Language

  var lines: [String] {
    let left = order.fields.filter { $0.text.isEmpty || ["sign", "risk_info"].contains($0.name) }
    let names = left.map { printable($0.name) }.joined(separator: ", ")
    let sign = OrderSignature.sign(order, secret: secret)
    let given = order.sign
    var lines = [
      text("待签名文本", "signed text"),
      printable(OrderSignature.text(of: order)) + AppSecret.placeholder,
      "",
      text("不参与签名    ", "not signed    ") + (names.isEmpty ? "-" : names),
      text("MD5           ", "MD5           ") + sign,
    ]
    if !given.isEmpty {
      let verdict = given == sign ? text("相同", "the same") : text("不同", "different")
      let shown = String(String.UnicodeScalarView(given.unicodeScalars.prefix(64)))
      lines.append(text("订单中的签名  ", "in the order  ") + "\(printable(shown))  (\(verdict))")
    }
    return lines
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
