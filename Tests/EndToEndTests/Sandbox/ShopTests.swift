import Foundation
import Testing

/// A shop that knows nothing of cashier but two base URLs is paid in the terminal.
@Suite(.enabled(if: ThirdPartyServer.isThere, "no client libraries: see script/test"))
struct ShopTests {
  /// The shop, and the window in which its payer pays.
  private struct Street {
    let folder: TemporaryFolder
    let shop: ThirdPartyServer
    let window: Window

    /// - Parameter port: of the channels, below those that the system hands out.
    init(port: Int) throws {
      folder = try TemporaryFolder()
      let base = "http://127.0.0.1:\(port)"
      let keys = try AppKeys(in: folder)
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      shop = try ThirdPartyServer(
        script.appending(path: "serve.py").path,
        environment: keys.environment.merging([
          "WEIXIN_BASE": base, "ALIPAY_BASE": base, "APP_SECRET": "s",
          "PYTHONDONTWRITEBYTECODE": "1",
        ]) { $1 })
      let yaml = try String(contentsOf: script.appending(path: "shop.yaml"), encoding: .utf8)
      let profile = folder.path + "/shop.yaml"
      try yaml.replacing("127.0.0.1:5000", with: "127.0.0.1:\(shop.port)")
        .write(toFile: profile, atomically: false, encoding: .utf8)
      window = try Window(
        ["--backend", profile, "--listen", "\(port)", "--lang", "en"], columns: 140, rows: 60,
        environment: Program.environment(home: folder.path, ["CASHIER_APP_SECRET": "s"]))
    }

    /// The order that the front end has asked about last.
    func number() throws -> String {
      let screen = try window.sees("GET http://127.0.0.1:\(shop.port)/orders/")
      let numbers = screen.matches(of: /orders\/(\d{18})/)
      return String(try #require(numbers.last).1)
    }

    /// The shop ends each connection with its answer.
    func ask(_ method: String, _ number: String, _ path: String = "") throws -> HTTPClient.Answer {
      let client = try #require(HTTPClient(port: shop.port))
      return try #require(client.ask(method, "/orders/\(number)\(path)"))
    }

    func code(_ number: String) throws -> String {
      try ask("GET", number).body.filter(\.isNumber)
    }
  }

  private static let port = 20_000 + Int(getpid()) % 5_000 * 2

  @Test func isPaidThroughWeChatAndGivesBack() throws {
    let street = try Street(port: Self.port)
    try street.window.sees("◀────unifiedorder", "prepay_id", "◉ WeChat Pay")
    try street.window.press("Enter")
    try street.window.sees("▶ Pay")
    try street.window.press("Enter")
    try street.window.sees(
      "✓ Right: the page", "notify POST http://127.0.0.1:\(street.shop.port)/notify/wechat")
    let number = try street.number()
    #expect(try street.code(number) == "0")
    #expect(try street.ask("POST", number, "/close").status == 409)
    #expect(try street.ask("POST", number, "/refund").body.filter(\.isNumber) == "3")
    try street.window.press("G")
    try street.window.sees("─refund─")
    try street.window.press("q")
    #expect(try street.window.ending() == 0)
  }

  @Test func isPaidThroughAlipayAndClosesTheNextOrder() throws {
    let street = try Street(port: Self.port + 1)
    try street.window.sees("◀────unifiedorder", "prepay_id", "◉ WeChat Pay")
    try street.window.press("Down", "Enter")
    try street.window.sees("▶ Pay")
    try street.window.press("Enter")
    try street.window.sees(
      "✓ Right: the page", "notify POST http://127.0.0.1:\(street.shop.port)/notify/alipay")
    let number = try street.number()
    #expect(try street.code(number) == "0")
    #expect(try street.ask("POST", number, "/refund").body.filter(\.isNumber) == "3")
    try street.window.sees("alipay.trade.refund")
    // The next order is not paid. WeChat closes none in its first five minutes.
    try street.window.press("n")
    try street.window.sees("new payment", "◉ WeChat Pay")
    try street.window.press("Enter")
    try street.window.sees("▶ Pay")
    try street.window.press("Escape")
    try street.window.sees("code 9")
    let other = try street.number()
    #expect(other != number)
    let closed = try street.ask("POST", other, "/close")
    #expect(closed.status == 409 && closed.body.contains("TRADE_STATE_ERROR"))
    try street.window.sees("closeorder", "channel-call-refused")
    try street.window.press("q", "y")
    #expect(try street.window.ending() == 0)
  }
}
