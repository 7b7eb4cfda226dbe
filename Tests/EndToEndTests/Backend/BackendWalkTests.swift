import Foundation
import Testing
import Walk

/// Payments against a merchant that knows nothing of cashier.
@Suite(.enabled(if: ThirdPartyServer.isThere, "no Flask; script/test installs it"))
struct BackendWalkTests {
  @Test func paidInVirtualTimeAndReplayedWithTheServerGone() throws {
    let folder = try TemporaryFolder()
    let trace = folder.path + "/trace"
    var server: ThirdPartyServer? = try ThirdPartyServer()
    let path = try #require(try server?.writeProfile(to: folder))
    let output = try Program.run(
      [
        "--plain", "--backend", path, "--act", "wechat,pay", "--trace", trace, "--lang", "en",
      ], environment: BackendTests.environment)
    #expect(output.status == 0, "\(output.errors)")
    #expect(output.text.contains("outcome: confirmed") && output.text.contains("(right)"))
    #expect(output.text.contains("GET http://127.0.0.1:\(server?.port ?? 0)/shop/carts?sn=SN-1"))
    server = nil

    let recorded = try Data(contentsOf: URL(fileURLWithPath: trace))
    #expect(!String(decoding: recorded, as: UTF8.self).contains("k-12345"))
    let replay = Replay(try Trace(recorded))
    #expect(replay.divergedAt == nil)
    #expect(replay.walk.conclusion == .confirmed && replay.walk.verdict == .right)
    #expect(replay.walk.context.outside.asks.allSatisfy { $0.reply != nil })
  }

  @Test func paidOnTheScreen() throws {
    let folder = try TemporaryFolder()
    let server = try ThirdPartyServer()
    let path = try server.writeProfile(to: folder)
    let window = try Window(
      ["--backend", path, "--lang", "zh"], columns: 120, rows: 50,
      environment: BackendTests.environment)
    try window.sees("你的后端 127.0.0.1:\(server.port)", "◉ 微信支付", "201")
    try window.press("+")
    try window.sees("只能以 1× 运行")
    try window.press("Enter")
    try window.sees("▶ 确认付款")
    try window.press("Enter")
    try window.sees("✓ 支付成功", "正确：页面与钱款一致", "/shop/carts")
    try window.press("Tab", "Up", "Up", "i")
    try window.sees("code 0")
    try window.press("Escape", "q")
    #expect(try window.ending() == 0)
  }
}

/// What becomes of a payment whose merchant cannot be asked.
@Suite struct UnreachableBackendTests {
  @Test func nobodyThere() throws {
    let output = try Program.run(
      ["--plain", "--backend", "http://127.0.0.1:1", "--act", "buy", "--lang", "en"])
    #expect(output.text.contains("#1 refused") && output.text.contains("backend-refused"))
    #expect(output.status == 0)
    let window = try Window(["--backend", "http://127.0.0.1:1", "--lang", "en"])
    try window.sees("Order failed", "refused")
    try window.press("q")
    #expect(try window.ending() == 0)
  }

  @Test(arguments: [
    (["--backend", "http://127.0.0.1:1", "order.json"], "ORDER"),
    (["--backend", "http://127.0.0.1:1", "--speed", "4"], "1×"),
    (["--backend", "no-such.yaml", "--plain"], "no-such.yaml"),
  ])
  func mistakes(arguments: [String], named: String) throws {
    let output = try Program.run(arguments)
    #expect(output.status == 2 && output.errors.contains(named))
  }

  /// The book of orders is for plain live runs alone.
  @Test func theBookKeepsWhatWasPaidLive() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_DATA_HOME": folder.path]
    let window = try Window(["--lang", "en"], environment: environment)
    try window.sees("◉ WeChat Pay")
    try window.press("Enter")
    try window.sees("▶ Pay")
    try window.press("Enter")
    try window.sees("✓ Right: the page")
    try window.press("q")
    #expect(try window.ending() == 0)
    _ = try Program.run(["--plain", "--act", "close"], environment: environment)
    let orders = try Program.run(["merchant", "orders", "--json"], environment: environment)
    #expect(orders.text.contains("\"paid\""))
    #expect(orders.text.components(separatedBy: "out_order_no").count == 2)
  }
}
