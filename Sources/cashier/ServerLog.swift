import Documents
import Foundation
import MerchantServer
import Outside
import Payment
import Simulation
import TTPay

/// What `cashier merchant serve` prints: a line for each request and each answer, for people or,
/// version 1, as JSON.
struct ServerLog: Sendable {
  let isJSON: Bool
  let style: Style
  let language: Language

  func line(_ event: ServerEvent) -> String { isJSON ? json(event) : text(event) }

  // MARK: Beginning and end

  /// What is known when the server begins.
  struct Beginning {
    let host: String
    let hasTestSecret: Bool
    /// Nil for a book in memory.
    let book: String?
  }

  func beginning(_ beginning: Beginning, port: Int) -> [String] {
    let host = beginning.host.contains(":") ? "[\(beginning.host)]" : beginning.host
    let url = printable("http://\(host):\(port)")
    if isJSON {
      return [
        object("listening") { json in
          json.field("url", url)
          json.field("port", port)
          json.field("secret", beginning.hasTestSecret ? "built-in-test" : "configured")
          if let book = beginning.book {
            json.field("book", printable(book))
          } else {
            json.null("book")
          }
        }
      ]
    }
    let secret =
      beginning.hasTestSecret
      ? Bilingual(
        zh: "内置的测试密钥（设置 CASHIER_APP_SECRET 可换成自己的）",
        en: "the built-in test secret (set CASHIER_APP_SECRET to use yours)")
      : Bilingual(zh: "你配置的密钥", en: "your configured secret")
    let book = beginning.book.map(printable) ?? text("在内存中，结束时消失", "in memory, gone at the end")
    return [
      style(text("商户服务已启动：\(url)", "the merchant listens on \(url)"), .strong)
        + text("（Ctrl-C 停止）", " (Ctrl-C stops it)"),
      text("  签名密钥  ", "  signs with   ") + secret[language],
      text("  订单簿    ", "  order book   ") + book,
      text("  微信      ", "  WeChat       ") + "\(url)/pay/…",
      text("  支付宝    ", "  Alipay       ") + "\(url)/gateway.do"
        + text("（密钥见 cashier keys）", " (its keys: cashier keys)"),
      text("  接口说明  ", "  description  ") + "\(url)/openapi.yaml",
    ]
  }

  func stopping() -> String {
    isJSON
      ? object("stopping") { _ in }
      : text("正在停止：等待进行中的请求", "stopping: what is under way is finished")
  }

  func dropped(_ count: Int) -> String {
    isJSON
      ? object("dropped") { $0.field("lines", count) }
      : text("…… 输出太慢，略去 \(count) 行", "… \(count) lines are left out: they were not read in time")
  }

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  private func object(_ event: String, _ write: (inout JSONLines) -> Void) -> String {
    JSONLines.object { json in
      json.field("event", event)
      write(&json)
    }
  }

  // MARK: For people

  private func text(_ event: ServerEvent) -> String {
    switch event {
    case .received(let request, let instant):
      "\(time(instant))  \(style("-->", .faint)) \(shown(request.method, request.target))"
    case .answered(let request, let status, let order, let problem, let took, let instant):
      ([
        "\(time(instant))  \(style("<-- \(status)", role(status)))",
        shown(request.method, request.target), order, problem, Self.text(took),
      ] as [String?]).compactMap { $0 }.joined(separator: " ")
    case .notified(let notify, let order, let attempt, let delivery, let instant):
      [
        "\(time(instant))  \(style("==>", .note))", shown("notify", notify.url), printable(order),
        "#\(attempt)", style(words(delivery), delivery.isTaken ? .good : .warning),
        Self.text(delivery.reply.took),
      ].joined(separator: " ")
    case .cut(let reason, let method, let target, let status, let instant):
      ([
        "\(time(instant))  \(style("<-- \(status.map(String.init) ?? "---")", .warning))",
        method.map { shown($0, target ?? "") } ?? "?", reason.rawValue,
      ] as [String]).joined(separator: " ")
    }
  }

  private func words(_ delivery: NotifyClient.Delivery) -> String {
    switch delivery.reply.outcome {
    case .response(let status, _, _):
      delivery.isTaken
        ? text("商户已确认", "taken") : "HTTP \(status) " + text("商户未确认", "not taken")
    case .failure(let failure, let detail):
      delivery.wasSent
        ? Finding(code: "backend-\(failure.name)", level: .warning, values: [printable(detail)])
          .message[language]
        : text("没有发送：主机不在 --allow-host 中", "not sent: --allow-host does not name its host")
    }
  }

  /// `taken`, the status that did not count, or why there is none.
  static func outcome(_ delivery: NotifyClient.Delivery) -> String {
    switch delivery.reply.outcome {
    case .response(let status, _, _):
      delivery.isTaken ? "taken" : status == 200 ? "not-accepted" : "\(status)"
    case .failure(let failure, _): delivery.wasSent ? failure.name : "host-not-allowed"
    }
  }

  private func time(_ instant: Instant) -> String { style(Self.localTime(instant), .faint) }

  /// The clock on the wall, to the second.
  static func localTime(_ instant: Instant) -> String {
    var seconds = time_t(instant.seconds)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return instant.civilTime(secondsEast: Int64(parts.tm_gmtoff))
  }

  private func shown(_ method: String, _ target: String) -> String {
    printable("\(clipped(method, 20)) \(clipped(target, 200))")
  }

  private func clipped(_ text: String, _ limit: Int) -> String {
    text.utf8.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…"
  }

  private func role(_ status: Int) -> Style.Role {
    switch status {
    case ..<400: .good
    case ..<500: .warning
    default: .bad
    }
  }

  private static func text(_ span: TimeSpan) -> String {
    let tenths = (span.microseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) ms"
  }

  // MARK: For programs

  private func json(_ event: ServerEvent) -> String {
    switch event {
    case .received(let request, let instant):
      object("request") { write(request, instant, &$0) }
    case .answered(let request, let status, let order, let problem, let took, let instant):
      object("answer") { json in
        write(request, instant, &json)
        json.field("status", status)
        if let order { json.field("out_order_no", order) }
        if let problem { json.field("problem", problem) }
        json.field("took_us", took.microseconds)
      }
    case .notified(let notify, let order, let attempt, let delivery, let instant):
      object("notify") { json in
        json.field("at", instant.microseconds)
        json.field("channel", notify.channel.rawValue)
        json.field("url", printable(clipped(notify.url, 200)))
        json.field("out_trade_no", printable(order))
        json.field("attempt", attempt)
        json.field("outcome", Self.outcome(delivery))
        json.field("taken", delivery.isTaken)
        json.field("took_us", delivery.reply.took.microseconds)
      }
    case .cut(let reason, let method, let target, let status, let instant):
      object("cut") { json in
        json.field("at", instant.microseconds)
        json.field("reason", reason.rawValue)
        if let method { json.field("method", printable(clipped(method, 20))) }
        if let target { json.field("target", printable(clipped(target, 200))) }
        if let status { json.field("status", status) }
      }
    }
  }

  private func write(
    _ request: ServerEvent.Request, _ instant: Instant, _ json: inout JSONLines
  ) {
    json.field("at", instant.microseconds)
    json.field("request", request.number)
    json.field("method", printable(clipped(request.method, 20)))
    json.field("target", printable(clipped(request.target, 200)))
  }
}
