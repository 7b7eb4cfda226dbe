import Foundation
import Testing

/// The order book from the command line.
@Suite struct OrderCommands {
  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Output {
    try Program.run(
      ["merchant"] + arguments + ["--lang", "en"],
      environment: ["HOME": folder.path, "TZ": "Asia/Shanghai"])
  }

  @Test func anOrdersWholeLife() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["orders"], in: folder).text.hasPrefix("No orders."))
    let merchant = try MerchantProcess(in: folder)
    let client = try #require(HTTPClient(port: merchant.port))
    var numbers: [String] = []
    for amount in [100, 7] {
      let answer = try #require(client.ask("POST", "/orders", "{\"total_amount\":\(amount)}"))
      let match = try #require(answer.body.firstMatch(of: /"out_order_no":"(\w+)"/))
      numbers.append(String(match.1))
    }
    let (paid, unpaid) = (numbers[0], numbers[1])
    for (channel, transaction) in [("wechat", "t1"), ("alipay", "t2")] {
      let payment = "{\"channel\":\"\(channel)\",\"transaction\":\"\(transaction)\",\"amount\":100}"
      #expect(client.ask("POST", "/orders/\(paid)/payments", payment)?.status == 200)
    }
    // The server and the commands use one book at once.
    let list = try run(["orders"], in: folder)
    #expect(list.text.contains("due for refund") && list.text.contains("+08:00"))
    #expect(list.text.contains("¥1.00"))
    #expect(list.text.split(separator: "\n").count == 3)
    let first = try run(["orders", "--limit", "1"], in: folder).text
    #expect(first.hasSuffix("\n1 of 2 shown; --limit N shows more\n"))
    #expect(try run(["orders", "--limit", "1", "--json"], in: folder).text.contains(#""total":2"#))

    #expect(try run(["close", unpaid], in: folder).text.contains("closed"))
    #expect(try run(["close", unpaid], in: folder).text.contains("nothing changed"))
    let refused = try run(["close", paid], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("refund"))

    // Surplus money first, then what is left of the payment that counts.
    let refunded = try run(["refund", paid, "--refund-no", "r0"], in: folder)
    #expect(refunded.text == "\(paid)  paid  ¥1.00 of payment t2 back, refund r0\n")
    #expect(
      try run(["refund", paid, "--amount", "0.30", "--refund-no", "r1"], in: folder)
        .text.contains("partly refunded  ¥0.30 of payment t1 back, refund r1"))
    for repeated in [["--amount", "0.30"], []] {
      #expect(
        try run(["refund", paid, "--refund-no", "r1"] + repeated, in: folder)
          .text.contains("nothing changed"))
    }
    let above = try run(["refund", paid, "--amount", "0.71"], in: folder)
    #expect(above.status == 1 && above.errors.contains("payment t1 has ¥0.70 left"))
    #expect(try run(["refund", paid], in: folder).text.contains("\(paid)  refunded"))

    let closed = try run(["close", unpaid, "--json"], in: folder)
    #expect(closed.text.contains(#""status":"closed""#))
    #expect(closed.text.contains(#""outcome":"repeated""#))
    let rest = try run(["refund", paid, "--amount", "9", "--json"], in: folder)
    #expect(rest.status == 1)
    #expect(rest.text.contains(#""outcome":"refused","refusal":"above-what-was-paid""#))

    let shown = try run(["show", paid], in: folder)
    for text in [
      "t1", "t2", "r1", "surplus, given back", "+08:00", " µs)", "refund-done", "refused",
      "3  refunded",
    ] {
      #expect(shown.text.contains(text), "\(text)\n\(shown.text)")
    }
    let json = try run(["show", paid, "--json"], in: folder)
    let object =
      try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any]
    #expect(object?["version"] as? Int == 1 && object?["status"] as? String == "refunded")
    #expect((object?["events"] as? [Any])?.count == 16)

    let unsure = try run(["purge"], in: folder)
    #expect(unsure.status == 2 && unsure.errors.contains("--yes"))
    #expect(
      try run(["purge", "--status", "closed", "--yes"], in: folder).text
        == "removed 1 order and 0 payments without one\n")
    #expect(try run(["show", unpaid], in: folder).status == 1)
    #expect(try run(["show", paid], in: folder).status == 0)
    #expect(
      try run(["purge", "--yes", "--json"], in: folder).text
        == #"{"version":1,"orders":1,"unmatched_payments":0}"# + "\n")
  }

  @Test func paymentsWithoutAnOrderAreShown() throws {
    let folder = try TemporaryFolder()
    let merchant = try MerchantProcess(in: folder)
    let client = try #require(HTTPClient(port: merchant.port))
    for (number, transaction) in [("N1", "t1"), ("N2", "t2")] {
      let payment = "{\"channel\":\"wechat\",\"transaction\":\"\(transaction)\",\"amount\":7}"
      #expect(client.ask("POST", "/orders/\(number)/payments", payment)?.status == 202)
    }
    let list = try run(["orders"], in: folder).text
    for text in ["No orders.", "N1  WeChat Pay  ¥0.07  t1  20", "N2", "t2", "+08:00"] {
      #expect(list.contains(text), "\(text)\n\(list)")
    }
    let some = try run(["orders", "--limit", "1"], in: folder).text
    #expect(some.hasSuffix("\n1 of 2 shown; --limit N shows more\n") && !some.contains("N2"))
    let all = try run(["orders", "--json"], in: folder).text
    #expect(all.contains(#""orders":[],"total":0,"unmatched_payments":[{"out_order_no":"N1","#))
    let shown = try run(["show", "N2"], in: folder)
    #expect(shown.status == 1 && shown.errors.contains("no order N2"))
    #expect(shown.text.contains("t2") && !shown.text.contains("t1"))
    let json = try run(["show", "N2", "--json"], in: folder)
    #expect(json.status == 1 && json.text.contains(#""transaction":"t2","amount":7,"at":"20"#))
    #expect(try run(["show", "N3", "--json"], in: folder).text.isEmpty)
  }

  @Test(arguments: [
    (["orders", "--limit", "0"], "--limit"), (["orders", "--status", "payd"], "status"),
    (["refund", "A", "--amount", "-1"], "--amount"),
    (["purge", "--older-than", "x"], "older-than"),
  ])
  func mistakes(arguments: [String], named: String) throws {
    let output = try run(arguments, in: TemporaryFolder())
    #expect(output.status == 2 && output.errors.contains(named))
  }

  @Test func aBookThatIsNoneIsSaid() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/.local/share/cashier/orders.db"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(String(repeating: "x", count: 5_000).utf8).write(to: URL(fileURLWithPath: file))
    for (arguments, advice) in [
      (["orders"], "XDG_DATA_HOME"), (["serve", "--port", "0"], "--ephemeral"),
    ] {
      let output = try run(arguments, in: folder)
      #expect(output.status == 2 && output.errors.contains(file))
      #expect(output.errors.contains(advice))
      #expect(output.errors.contains("--ephemeral") == (arguments[0] == "serve"))
    }
    let window = try Window([], environment: ["HOME": folder.path])
    try window.sees("--ephemeral")
    #expect(try window.ending() == 2)
  }
}
