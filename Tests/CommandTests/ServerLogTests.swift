import Documents
import Foundation
import Simulation
import Testing

@testable import MerchantServer
@testable import cashier

/// What `cashier merchant serve` prints.
@Suite struct ServerLogLines {
  private let instant = Instant(seconds: 1_566_720_681)

  private func log(json: Bool = false, language: Language = .en, color: Bool = false) -> ServerLog {
    ServerLog(isJSON: json, style: Style(isColored: color), language: language)
  }

  private func request(_ target: String = "/orders") -> ServerEvent.Request {
    ServerEvent.Request(number: 7, method: "POST", target: target)
  }

  private var answered: ServerEvent {
    .answered(
      request(), status: 201, order: "C1N1", problem: nil, took: .microseconds(3_149), at: instant)
  }

  /// The line without its time, which is local.
  private func words(_ event: ServerEvent) -> String {
    String(log().line(event).dropFirst("2019-08-25 16:11:21  ".count))
  }

  @Test func aLineForEachRequestAndAnswer() {
    #expect(words(.received(request(), at: instant)) == "--> POST /orders")
    #expect(words(answered) == "<-- 201 POST /orders C1N1 3.1 ms")
    let refused = ServerEvent.answered(
      request("/orders/C1/close"), status: 409, order: nil, problem: "already-paid",
      took: .microseconds(49), at: instant)
    #expect(words(refused) == "<-- 409 POST /orders/C1/close already-paid 0.0 ms")
    let cut = ServerEvent.cut(.deadline, method: nil, target: nil, status: 408, at: instant)
    #expect(words(cut) == "<-- 408 ? deadline")
    let gone = ServerEvent.cut(
      .closedByClient, method: "POST", target: "/orders", status: nil, at: instant)
    #expect(words(gone) == "<-- --- POST /orders closed-by-client")
  }

  @Test func theTimeIsLocal() {
    let line = log().line(answered)
    let parts = Calendar.current.dateComponents(
      [.hour, .minute], from: Date(timeIntervalSince1970: 1_566_720_681))
    #expect(line.contains(String(format: " %02d:%02d:21  ", parts.hour ?? 0, parts.minute ?? 0)))
  }

  @Test func nothingFromOutsideDrivesTheTerminal() throws {
    for json in [false, true] {
      let long = String(repeating: "a", count: 5_000)
      for target in ["/\u{1B}[31m", "/\u{202E}", "/\n/", "/\u{9B}0m", "/" + long] {
        let line = log(json: json).line(.received(request(target), at: instant))
        #expect(!containsUnprintable(line) && line.utf8.count < 400)
      }
    }
  }

  @Test func colourIsForTerminals() {
    #expect(!log().line(answered).contains("\u{1B}"))
    let colored = log(color: true).line(answered)
    #expect(colored.contains("\u{1B}[32m<-- 201\u{1B}[0m"))
  }

  @Test func jsonIsOneObjectALine() throws {
    let log = log(json: true)
    #expect(
      log.line(answered)
        == #"{"version":1,"event":"answer","at":1566720681000000,"request":7,"method":"POST","#
        + #""target":"/orders","status":201,"out_order_no":"C1N1","took_us":3149}"#)
    let beginning = ServerLog.Beginning(host: "::1", hasTestSecret: false, book: nil)
    for line in log.beginning(beginning, port: 80) + [
      log.line(.received(request("/\"\\"), at: instant)), log.stopping(), log.dropped(3),
      log.line(.cut(.malformed, method: nil, target: nil, status: 400, at: instant)),
    ] {
      guard case .object(let object) = try OrderReader.readJSON(line) else {
        Issue.record("no object: \(line)")
        return
      }
      #expect(object["version"] == .number(Number(1)))
      #expect(object.member("event") != nil && !line.contains("\n"))
    }
  }

  @Test func theFirstLinesSayWhereWithWhatAndWhatInto() {
    let beginning = ServerLog.Beginning(
      host: "127.0.0.1", hasTestSecret: true, book: "/home/me/orders.db")
    let english = log().beginning(beginning, port: 8_080).joined(separator: "\n")
    #expect(english.contains("http://127.0.0.1:8080"))
    #expect(english.contains("built-in test secret") && english.contains("/home/me/orders.db"))
    let chinese = log(language: .zh).beginning(
      .init(host: "::1", hasTestSecret: false, book: nil), port: 80
    ).joined(separator: "\n")
    #expect(chinese.contains("http://[::1]:80") && chinese.contains("你配置的密钥"))
    #expect(chinese.contains("内存"))
  }
}
