import Foundation
import Testing

/// The same payments without a terminal, and the command line.
@Suite struct PlainRuns {
  @Test func sameBytesEachTime() throws {
    let folder = try TemporaryFolder()
    var outputs: [String] = []
    var traces: [Data] = []
    for run in 0..<2 {
      let trace = "\(folder.path)/\(run).jsonl"
      let output = try Program.run(
        ["--plain", "--act", "alipay,cancel,wechat,pay@2s", "--seed", "7", "--trace", trace])
      #expect(output.status == 0)
      outputs.append(output.text)
      traces.append(try Data(contentsOf: URL(fileURLWithPath: trace)))
    }
    #expect(outputs[0] == outputs[1])
    #expect(traces[0] == traces[1] && traces[0].count > 1_000)
    #expect(outputs[0].contains("(right)"))
  }

  @Test func actsComeFromStandardInput() throws {
    let output = try Program.run(["--plain"], input: "wechat\npay\n")
    #expect(output.status == 0)
    #expect(output.text.contains("verdict: Right"))
    let same = try Program.run(["--plain", "--act", "wechat,pay"])
    #expect(output.text == same.text)
  }

  @Test func wrongActsFromAScriptFail() throws {
    for (script, word) in [("wechat fly pay", "fly"), ("pay", "pay")] {
      let output = try Program.run(["--plain", "--lang", "en"], input: script)
      #expect(output.status == 2 && output.errors.contains(word))
    }
    let oneLine = try Program.run(["--plain"], input: "wechat pay")
    #expect(oneLine.status == 0 && oneLine.text.contains("(right)"))
  }

  @Test func aWalkWithAnImpossibleActStillSaysHowItEnded() throws {
    let output = try Program.run(["--plain", "--act", "wechat,pay,pay", "--lang", "en"])
    #expect(output.status == 2)
    #expect(output.text.contains("outcome: confirmed") && output.text.contains("verdict: Right"))
    #expect(output.errors.contains("act 3 of 3, “pay” is not possible"))
    let dead = try Program.run(
      ["--plain", "--act", "wechat,pay", "--backend", "http://127.0.0.1:1", "--lang", "en"])
    #expect(dead.status == 2)
    #expect(dead.text.contains("screen:  Order failed"))
    #expect(dead.errors.contains("act 1 of 2, “wechat” is not possible"))
  }

  @Test func negativeNumbersAreValuesNotOptions() throws {
    let interval = try Program.run(["--plain", "--interval", "-1s"])
    #expect(interval.status == 2 && interval.errors.contains("'-1s' is invalid"))
    let retries = try Program.run(["--plain", "--max-retries", "-2"])
    #expect(retries.status == 2 && retries.errors.contains("0 to 100000"))
  }

  @Test func theFrontEndsOwnTimeout() throws {
    let slow = ["--plain", "--act", "wechat,pay", "--latency", "2s", "--lang", "en"]
    #expect(try Program.run(slow).errors.contains("“wechat” is not possible"))
    let patient = try Program.run(slow + ["--request-timeout", "5s"])
    #expect(patient.status == 0 && patient.text.contains("outcome: confirmed"))
  }

  @Test func aRefusedOrderIsNoSuccess() throws {
    let output = try Program.run(
      [Program.fixtures + "/seed-order.js", "--no-secret", "--plain", "--act", "close"]
        + ["--lang", "en"])
    #expect(output.text.contains("verdict: No payment began; no money was taken  (right)"))
  }

  @Test func aTraceNeverOverwritesItsOrder() throws {
    let folder = try TemporaryFolder()
    let order = folder.path + "/order.js"
    try FileManager.default.copyItem(atPath: Program.fixtures + "/seed-order.js", toPath: order)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: order)
    let before = try Data(contentsOf: URL(fileURLWithPath: order))
    for trace in [order, folder.path + "/link"] {
      let output = try Program.run([order, "--plain", "--trace", trace, "--act", "close"])
      #expect(output.status == 2 && output.errors.contains("overwrite"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: order)) == before)
  }

  @Test func chineseOnlyWhereTheLocaleShowsIt() throws {
    for (locale, isChinese) in [("zh_CN.UTF-8", true), ("zh_CN.GBK", false), ("zh_CN", false)] {
      let output = try Program.run(
        ["--plain", "--act", "close"], environment: ["LC_ALL": locale])
      #expect(output.text.contains("判定") == isChinese, "\(locale)")
    }
  }

  @Test func whatIsNoOrderInfoFails() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/call.js"
    for (call, message) in [
      ("tt.pay({orderInfo: '{}', service: 1})", "orderInfo must be an object"),
      ("tt.pay({orderInfo: {}, service: 5})", "service 5"), ("tt.pay({orderInfo: {}})", "required"),
    ] {
      try Data(call.utf8).write(to: URL(fileURLWithPath: file))
      let output = try Program.run([file, "--plain", "--act", "buy", "--lang", "en"])
      #expect(output.text.contains("pay:fail") && output.text.contains(message), "\(call)")
      #expect(try Program.run(["check", file]).status == 1)
    }
  }

  @Test func theStatusIsTheVerdict() throws {
    let output = try Program.run(["--plain", "--act", "wechat,pay-and-kill"])
    #expect(output.status == 1)
    #expect(output.text.contains("unresolved-though-paid"))
  }

  @Test func anImpossibleActSaysWhatIsPossible() throws {
    let output = try Program.run(["--plain", "--act", "wechat,close"])
    #expect(output.status == 2)
    #expect(output.errors.contains("close"))
  }

  @Test func anOrderFromOutsideCountsByTodaysClock() throws {
    let order = Program.fixtures + "/seed-order.js"
    let today = try Program.run([order, "--plain", "--no-secret", "--act", "close"])
    #expect(today.text.contains("TS4113"))
    let then = try Program.run(
      [
        order, "--plain", "--no-secret", "--now", "2019-08-25T16:11:30+08:00", "--act",
        "wechat,pay",
      ])
    #expect(then.status == 0 && then.text.contains("outcome: confirmed"))
  }

  @Test(arguments: [
    (["chekc", "x"], "check"), (["--interval", "fast"], "interval"), (["--poll", "often"], "poll"),
    (["--act", "wechat"], "--plain"), (["--max-retries", "-1"], "max-retries"),
    (["--plain", "--act", "wechta"], "act"),
    (["--theme", "drak", "--plain", "no-such-file"], "no-such-file"),
    (["--get-order-status", "sometimes"], "get-order-status"), (["--speed", "3"], "speed"),
    (["--plain", "--trace", "/no/such/folder/t", "--act", "close"], "/no/such/folder/t"),
    (["--plain", "--interval", "2562047788.9h", "--act", "close"], "interval"),
    (["--plain", "--act", "wechat,fly"], "fly"), (["--plain", "--act", "pay@-2s"], "duration"),
  ])
  func mistakesOnTheCommandLine(arguments: [String], named: String) throws {
    let output = try Program.run(arguments)
    #expect(output.status == 2)
    #expect(output.errors.contains(named), "\(output.errors)")
  }

  @Test(arguments: [
    ["--version"], ["--help"], ["help", "run"], ["themes"], ["paths"],
    ["--generate-completion-script", "bash"], ["--generate-completion-script", "zsh"],
    ["--generate-completion-script", "fish"],
  ])
  func whatOnlyPrints(arguments: [String]) throws {
    let output = try Program.run(arguments)
    #expect(output.status == 0)
    #expect(!output.text.isEmpty && output.errors.isEmpty)
  }

  @Test func theSecretIsNeverShown() throws {
    let folder = try TemporaryFolder()
    let trace = folder.path + "/t"
    let secret = "MY-OWN-APP-SECRET"
    let order = Program.fixtures + "/seed-order.js"
    for arguments in [
      [order, "--plain", "--trace", trace], ["check", order], ["check", order, "--json"],
      ["sign", order, "--explain"], ["sign", order, "--write"], ["paths"],
    ] {
      let output = try Program.run(arguments, environment: ["CASHIER_APP_SECRET": secret])
      #expect(!output.text.contains(secret) && !output.errors.contains(secret))
    }
    let recorded = try String(contentsOfFile: trace, encoding: .utf8)
    #expect(!recorded.contains(secret))
  }

  @Test func theConfigurationFileCountsAndItsMistakesAreNamedByLine() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/cashier", withIntermediateDirectories: true)
    let text = "app_secret: a\nmerchnat: 1\nmerchant: { merchant_id: other }\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/cashier/config.yaml"))
    let output = try Program.run(
      [
        "check", Program.fixtures + "/seed-order-signed-a.json", "--json", "--now",
        "2019-08-25T16:11:30+08:00",
      ], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(output.status == 1)
    #expect(output.text.contains("\"40007\"") && output.text.contains("\"verified\": true"))
    #expect(output.errors.contains("2") && output.errors.contains("merchant"))
  }
}
