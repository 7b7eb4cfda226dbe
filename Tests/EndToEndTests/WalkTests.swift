import Foundation
import Testing

/// Payments made by hand, in a real terminal.
@Suite(.serialized) struct WalksOnTheScreen {
  @Test func paysWithWeChat() throws {
    let window = try Window(["--lang", "zh"])
    try window.sees("确认支付", "◉ 微信支付")
    try window.press("Enter")
    try window.sees("付款后立刻杀掉 App")
    try window.press("Enter")
    try window.sees("✓ 支付成功", "正确：页面与钱款一致", "success {code: 0}")
    try window.press("q")
    #expect(try window.ending() == 0)
  }

  @Test func paysWithAlipay() throws {
    let window = try Window(["--lang", "en"])
    try window.sees("○ Alipay")
    try window.press("Down")
    try window.sees("◉ Alipay")
    try window.press("Enter")
    try window.sees("Pay, then kill the app")
    try window.press("Enter")
    try window.sees("✓ Payment successful", "✓ Right: the page")
  }

  /// libdispatch's threads look around each second for as long as the program runs; where there are
  /// none, nothing wakes up while nothing happens.
  @Test func hasNoThreadThatWakesUpByItself() throws {
    let window = try Window(["--lang", "en"])
    try window.sees("◉ WeChat")
    try window.press("Enter")
    try window.sees("Pay, then kill the app")
    try window.press("Enter")
    try window.sees("✓ Payment successful")
    let tasks = "/proc/\(try window.process())/task"
    let names = try FileManager.default.contentsOfDirectory(atPath: tasks).map {
      try String(contentsOfFile: "\(tasks)/\($0)/comm", encoding: .utf8)
    }
    // The main thread and the order book's, at least; Foundation does not name them all reliably.
    #expect(names.count > 1)
    #expect(!names.contains { $0.contains("qos") }, "\(names)")
  }

  @Test func cancelsThenPays() throws {
    let window = try Window(["--channel", "alipay", "--lang", "zh"], columns: 120, rows: 60)
    try window.sees("◉ 支付宝")
    try window.press("Enter")
    try window.sees("取消支付")
    try window.press("Escape")
    try window.sees("success {code: 4}", "◉ 支付宝")
    try window.press("Enter")
    try window.sees("▶ 确认付款")
    try window.press("Enter")
    try window.sees("success {code: 4}", "success {code: 0}", "正确：页面与钱款一致")
  }

  @Test func killedAfterPayingAndReopened() throws {
    let window = try Window(["--lang", "zh"])
    try window.sees("◉ 微信支付")
    try window.press("Enter")
    try window.sees("▶ 确认付款")
    try window.press("Down", "Down", "Down", "Down", "Down")
    try window.sees("▶ 付款后立刻杀掉 App")
    try window.press("Enter")
    try window.sees("App 已被杀掉", "已付款，但页面尚未确认", "success")
    try window.press("Enter")
    try window.sees("✓ 支付成功", "正确：页面与钱款一致")
  }

  @Test func theSourceDocumentsOrder() throws {
    let order = Program.fixtures + "/seed-order.js"
    let expired = try Window(["run", "--no-secret", order, "--lang", "zh"])
    try expired.sees("TS4113", "订单信息不正确")
    let moment = "2019-08-25T16:11:30+08:00"
    let window = try Window(["run", "--no-secret", order, "--now", moment, "--lang", "zh"])
    try window.sees("订单来自文件", "签名未验证", "◉ 微信支付")
    try window.press("Enter")
    try window.sees("▶ 确认付款")
    try window.press("Enter")
    try window.sees("正确：页面与钱款一致")
  }

  @Test func aPromiseThatNeverSettles() throws {
    let window = try Window(["--get-order-status", "never", "--lang", "zh", "--speed", "4"])
    try window.sees("◉ 微信支付")
    try window.press("Enter")
    try window.sees("▶ 确认付款")
    try window.press("Enter")
    try window.sees("查询支付结果…", "get-order-status-never", "已付款，但页面尚未确认")
    try window.press("Escape")
    try window.sees("success {code: 4}", "已付款，页面却显示未付")
  }

  @Test func resizedDuringThePoll() throws {
    // Paid, and polling for minutes.
    let window = try Window(
      ["--lang", "zh", "--notify", "never", "--max-retries", "1000", "--channel", "alipay"])
    try window.sees("◉ 支付宝")
    try window.press("Enter")
    try window.sees("▶ 确认付款")
    try window.press("Enter")
    try window.sees("正在确认支付结果…", "orderStatus")
    for (columns, rows) in [(140, 45), (80, 24), (72, 30), (50, 20)] {
      try window.resize(columns, rows)
      try window.sees("正在确认支付结果…", "tt.pay")
      #expect(window.flag("pane_width") == "\(columns)")
    }
    try window.resize(30, 10)
    try window.sees("窗口太小")
    try window.resize(100, 30)
    try window.sees("正在确认支付结果…", "orderStatus", "商户")
  }

  @Test func theOrderComesFromStandardInput() throws {
    let order = Program.fixtures + "/seed-order-signed-a.json"
    let window = try Window(
      ["-", "--now", "2019-08-25T16:11:30+08:00", "--lang", "zh"],
      environment: ["CASHIER_APP_SECRET": "a"], input: order)
    try window.sees("订单来自文件", "◉ 微信支付")
    try window.press("Down")
    try window.sees("◉ 支付宝")
  }
}
