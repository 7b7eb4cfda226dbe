import Channels
import Documents
import Hummingbird
import Payment
import TTPay

/// The small page behind a mweb_url or an order string.
struct PayPage {
  let link: PaymentLink
  let opened: OpenedLink
  /// What was done on it just now.
  var act: PagePayment?
  /// What is wrong with an order string's sign.
  var flaw: Finding?
  let hasTerminal: Bool
  let language: Language

  var status: HTTPResponse.Status {
    if case .failed = opened { .serviceUnavailable } else { .ok }
  }

  /// Why nothing opens.
  var code: String? {
    if case .refused(let code, _) = opened { code } else { nil }
  }

  var html: String {
    """
    <!doctype html>
    <html lang="\(language == .zh ? "zh-CN" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(name))</title>
    <style>
    :root { color-scheme: light dark; --channel: \(color); }
    body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
    header { background: var(--channel); color: #fff; padding: 1rem; text-align: center; }
    main { max-width: 22rem; margin: 2rem auto; padding: 0 1rem; text-align: center; }
    .amount { font-size: 2.5rem; font-weight: 600; }
    button { font: inherit; width: 100%; padding: .75rem; margin-top: .75rem; border-radius: .5rem;
      border: 1px solid var(--channel); background: none; color: inherit; }
    button[value=pay] { background: var(--channel); color: #fff; }
    small { opacity: .7; overflow-wrap: anywhere; }
    </style>
    </head>
    <body>
    <header>\(escaped(name))</header>
    <main>
    \(content)
    </main>
    </body>
    </html>

    """
  }

  private var name: String {
    switch link.channel {
    case .wechat: text("微信支付", "WeChat Pay")
    case .alipay: text("支付宝", "Alipay")
    }
  }

  private var color: String { link.channel == .wechat ? "#07883f" : "#1268d6" }

  /// What the app would say, and the mistake behind it.
  private var explained: String {
    guard let flaw else { return "" }
    return "\n<p>\(escaped(flaw.message[language]))</p>\n<p>\(escaped(flaw.cause[language])) "
      + "\(escaped(flaw.remedy[language]))</p>"
  }

  private var content: String {
    switch opened {
    case .trade(let trade): content(trade)
    case .refused(let code, let reason):
      "<p>\(escaped(reason[language]))</p>\n<small>\(escaped(code))</small>\(explained)"
    case .failed: "<p>\(escaped(text("订单簿无法读写", "The order book cannot be read.")))</p>"
    }
  }

  private func content(_ trade: Trade) -> String {
    let head = """
      <p>\(escaped(trade.subject))</p>
      <p class="amount">¥\(Amount(fen: trade.amount).yuan)</p>
      """
    let foot = "\n<p><small>\(escaped(trade.outTradeNo))</small></p>"
    switch trade.status {
    case .paid: return head + "<p>✓ \(text("支付成功", "Paid"))</p>" + foot
    case .closed: return head + "<p>\(text("订单已关闭", "The order is closed."))</p>" + foot
    case .open where act == .pay:
      return head
        + "<p>\(text("订单已过期，不能付款", "The order's time is over: it cannot be paid."))</p>" + foot
    case .open where act == .cancel:
      return head + "<p>\(text("已取消，没有付款", "Cancelled: nothing was paid."))</p>" + foot
    case .open:
      return head + """
        <form method="post">
        <button name="act" value="pay">\(text("支付", "Pay"))</button>
        <button name="act" value="cancel">\(text("取消", "Cancel"))</button>
        </form>
        <p>\(text("这是本机上的模拟，不涉及真实资金。", "An emulation on this machine: no real money moves.")) \(wherePaid)</p>
        """ + foot
    }
  }

  private var wherePaid: String {
    hasTerminal
      ? text("也可以在终端里的 cashier 中支付。", "You can pay in the terminal too, in cashier.")
      : text(
        "用 cashier run --listen 可在终端里支付。",
        "To pay in the terminal, serve with cashier run --listen.")
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  private func escaped(_ text: String) -> String {
    SecretText.Escaping.xml.apply(to: printable(text))
  }
}
