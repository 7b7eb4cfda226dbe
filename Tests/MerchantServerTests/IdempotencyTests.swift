import Synchronization
import Testing

@testable import MerchantServer

/// A POST that is sent again with its Idempotency-Key has one effect and one answer.
@Suite struct Idempotency {
  private func key(_ name: String) -> [String] { ["Idempotency-Key: \(name)"] }

  @Test func aRepeatedCreationIsTheSameOrder() async throws {
    try await Served.run { served in
      let first = try served.ask("POST", "/orders", #"{"uid":"a"}"#, headers: key("k"))
      served.clock.advance(.seconds(5))
      let second = try served.ask("POST", "/orders", #"{"uid":"a"}"#, headers: key("k"))
      #expect(first.status == 201 && second.status == 201)
      #expect(first.body == second.body && first["location"] == second["location"])
      let other = try served.ask("POST", "/orders", #"{"uid":"a"}"#, headers: key("l"))
      #expect(other[path: "out_order_no"] != first[path: "out_order_no"])
      #expect(try served.orders() == 2)
    }
  }

  @Test func afterAPurgeARepeatedCreationIsAnotherOrder() async throws {
    try await Served.run { served in
      let first = try served.ask("POST", "/orders", "{}", headers: key("k"))
      _ = try await served.book.purge(before: nil, only: [])
      let second = try served.ask("POST", "/orders", "{}", headers: key("k"))
      #expect(second.status == 201 && second[path: "out_order_no"] != first[path: "out_order_no"])
    }
  }

  @Test func anotherRequestUnderTheSameKeyIsRefused() async throws {
    try await Served.run { served in
      let number = try served.order()
      _ = try served.ask("POST", "/orders", #"{"uid":"a"}"#, headers: key("k"))
      for (target, body) in [
        ("/orders", #"{"uid":"b"}"#), ("/orders", #"{"uid": "a"}"#),
        ("/orders/\(number)/close", #"{}"#),
      ] {
        let answer = try served.ask("POST", target, body, headers: key("k"))
        #expect(answer.status == 422 && answer.problem == "idempotency-key-reused")
      }
      #expect(try served.orders() == 2)
      #expect(try served.ask("GET", "/orders/\(number)")[path: "status"] == "created")
    }
  }

  /// Whatever happens to the order in between.
  @Test func everyAnswerIsReplayed() async throws {
    try await Served.run { served in
      let number = try served.order(#"{"total_amount":100}"#)
      let path = "/orders/\(number)"
      let pay = #"{"channel":"wechat","transaction":"T","amount":100}"#
      let requests = [
        ("\(path)/refund", "{\"amount\":1}"), ("\(path)/payments", pay), ("\(path)/close", "{}"),
        ("\(path)/refund", #"{"amount":30}"#), ("\(path)/refund", ""),
        ("\(path)/refund", #"{"refund_no":"r"}"#), ("/orders/C9/close", ""),
      ]
      var answers: [Answer] = []
      for (index, (target, body)) in requests.enumerated() {
        answers.append(try served.ask("POST", target, body, headers: key("k\(index)")))
      }
      #expect(answers.map(\.status) == [409, 200, 409, 200, 200, 409, 404])
      served.clock.advance(.seconds(1_000))
      for (index, (target, body)) in requests.enumerated() {
        let again = try served.ask("POST", target, body, headers: key("k\(index)"))
        #expect(again.status == answers[index].status && again.text == answers[index].text)
      }
      #expect(try served.ask("GET", path)[path: "refunds"] == "2 items")
    }
  }

  @Test func theSameFromEightConnectionsAtOnce() async throws {
    try await Served.run { served in
      let number = try served.order(#"{"total_amount":100}"#)
      let requests = [
        ("/orders", "{}"),
        ("/orders/\(number)/payments", #"{"channel":"alipay","transaction":"A","amount":100}"#),
        ("/orders/\(number)/refund", #"{"amount":10}"#),
        ("/orders/\(number)/refund", #"{"refund_no":"r","amount":20}"#),
      ]
      for (index, (target, body)) in requests.enumerated() {
        let wires = try (0..<8).map { _ in try Wire(port: served.port) }
        let request = served.request("POST", target, body, headers: key("k\(index)"))
        // The last byte of each: all of them are there at once.
        for wire in wires { wire.send(request.utf8.dropLast()) }
        for wire in wires { wire.send(request.utf8.suffix(1)) }
        let answers = try wires.map { try $0.answer() }
        #expect(Set(answers.map(\.text)).count == 1)
        #expect(answers.allSatisfy { $0.status == answers[0].status && $0.status < 300 })
      }
      #expect(try served.orders() == 2)
      let order = try served.ask("GET", "/orders/\(number)")
      #expect(order[path: "payments"] == "1 items" && order[path: "refunds"] == "2 items")
      #expect(order[path: "payments.0.refundable"] == "70")
    }
  }

  /// As after a clock that was set back: the numbers that come to mind are taken.
  @Test func aNumberThatIsTakenIsNotUsedAgain() async throws {
    try await Served.run { served in
      for number in 1...3 {
        let reply = await served.book.perform(
          .create(
            outOrderNo: "C1566720681000000N\(number)", info: "{}", amount: 1, expiresAt: nil),
          by: "test", because: nil, at: served.clock.now, idempotency: nil)
        guard case .order = reply else {
          Issue.record("\(reply)")
          return
        }
      }
      let first = try served.ask("POST", "/orders", "{}", headers: key("k"))
      let second = try served.ask("POST", "/orders", "{}", headers: key("k"))
      #expect(first.status == 201 && first.text == second.text)
      #expect(try served.orders() == 4)
    }
  }

  @Test(arguments: [
    "", String(repeating: "k", count: 256), "ключ", "a\tb", "a\r\nIdempotency-Key: b",
  ])
  func aKeyThatIsNone(name: String) async throws {
    try await Served.run { served in
      let answer = try served.ask("POST", "/orders", "{}", headers: key(name))
      #expect(answer.status == 400 && answer.problem == "invalid-idempotency-key")
      #expect(try served.orders() == 0)
    }
  }

  @Test func theLongestKey() async throws {
    try await Served.run { served in
      let name = "\"" + String(repeating: " ~", count: 126) + "\""
      for _ in 0..<2 {
        let answer = try served.ask("POST", "/orders", "{}", headers: key(name))
        #expect(answer.status == 201)
      }
      #expect(try served.orders() == 1)
    }
  }
}
