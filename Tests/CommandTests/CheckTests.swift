import Documents
import Foundation
import TTPay
import Testing

@testable import cashier

@Suite struct CheckTests {
  private let seed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../TTPayTests/Fixtures").standardizedFileURL.path

  private func session(
    _ names: [String], secret: String? = "a", service: Int? = nil, now: Int64 = 1_566_720_690
  ) -> [CheckResult] {
    CheckResult.session(
      names.map { OrderFile(name: "\(seed)/\($0)") }, service: service, now: now,
      configuration: Configuration(
        environment: secret.map { ["CASHIER_APP_SECRET": $0] } ?? [:]), language: .en)
  }

  @Test func printsJSONOfVersion1() throws {
    let result = try #require(session(["bad/sign-upper-case.json"]).first)
    let file = "\(seed)/bad/sign-upper-case.json"
    #expect(
      result.json(.en).json() == #"{"version":1,"file":"\#(file)","opens":false,"code":"CD0025","#
        + #""findings":[{"code":"CD0025","level":"error","field":"sign","#
        + #""message":"the sign is wrong","#
        + #""cause":"It is exactly what this gives: upper-case-hex (the sign is in upper-case hex).","#
        + #""remedy":"Write it in lower case."}],"#
        + #""sign":{"verified":false,"mistakes":["upper-case-hex"]}}"#)
  }

  @Test func oneUnreadableFileDoesNotStopTheOthers() {
    let results = session(["bad/empty.json", "seed-order-signed-a.json", "missing.json"])
    #expect(results.map(\.opens) == [nil, true, nil])
    #expect(results[0].json(.en).json().hasSuffix(#""line":1,"column":1}}"#))
    guard case .unreadable(let error) = results[2].outcome else {
      Issue.record("the missing file was read")
      return
    }
    #expect(error.text.hasSuffix("missing.json: no such file"))
  }

  @Test func aRefusedOrderDoesNotSpoilTheSession() {
    let results = session(["bad/uid-too-long.json", "seed-order-signed-a.json"])
    #expect(results.map(\.opens) == [false, true])
  }

  @Test func serviceReplacesTheFilesOwn() {
    #expect(session(["seed-order.js"], secret: nil, service: 3).map(\.opens) == [true])
    #expect(session(["seed-order.js"], secret: nil, service: 5).map(\.opens) == [false])
  }

  @Test func theReportIsPlainWithoutColours() {
    let report = CheckReport(language: .zh, style: Style(isColored: false))
    for result in session(["bad/subject-escape-sequence.json", "vector-a.json"]) {
      #expect(report.lines(result).allSatisfy { !containsUnprintable($0) })
    }
  }

  @Test func explainsASignWithoutTheSecret() throws {
    let order = try OrderFile(name: "\(seed)/seed-order-signed-a.json").read(.en).order
    let secret = AppSecret("never-shown")
    let lines = SignExplanation(order: order, secret: secret, language: .en).lines
    #expect(lines[1].hasSuffix("&package=2746219290‹secret›"))
    #expect(!lines.joined().contains("never-shown"))
    #expect(lines[3].hasSuffix("risk_info, sign"))
  }

  @Test func aMistypedCommandIsNamed() {
    #expect(MistypedCommand.message(["chekc"])?.contains("check") == true)
    #expect(MistypedCommand.message(["check"]) == nil)
    #expect(MistypedCommand.message(["--help"]) == nil)
    #expect(MistypedCommand.message([]) == nil)
    #expect(MistypedCommand.message(["\u{1B}[2J"]).map(containsUnprintable) == false)
  }

  @Test func anEmptySecretIsNone() {
    #expect(Configuration(environment: ["CASHIER_APP_SECRET": ""]).appSecret == nil)
    let ignored = Configuration(environment: ["CASHIER_APP_SECRET": "a"], ignoringSecret: true)
    #expect(ignored.appSecret == nil)
  }
}
