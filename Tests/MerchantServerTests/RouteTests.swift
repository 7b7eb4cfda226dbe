import Documents
import Simulation
import TTPay
import Testing

/// What the routes do; every answer is held against openapi.yaml as well.
@Suite struct Routes {
  @Test func anOrderIsMadeAndSigned() async throws {
    try await Served.run { served in
      let answer = try served.ask("POST", "/orders")
      #expect(answer.status == 201)
      let number = try #require(answer[path: "out_order_no"])
      #expect(answer["location"] == "/orders/\(number)")
      #expect(number.hasPrefix("C1566720681000000N"))
      guard case .object(let object)? = try answer.json["orderInfo"] else {
        Issue.record("no orderInfo")
        return
      }
      let info = try OrderInfo(object)
      #expect(info.outOrderNo == number)
      let verdict = OrderSignature.verify(info, secret: .builtInTest)
      #expect(verdict == .verified)
      let findings = OrderCheck.findings(of: info, sign: verdict)
      #expect(!findings.contains { $0.level == .error })
      #expect(info.expiresAt == 1_566_720_981)
    }
  }

  @Test func whatTheRequestSaysStandsInTheOrder() async throws {
    try await Served.run { served in
      let answer = try served.ask(
        "POST", "/orders",
        #"{"subject":"《茶》\"1\"","body":"b\\","total_amount":12345,"uid":"用户","#
          + #""valid_time":60,"channels":["alipay"]}"#)
      #expect(answer.status == 201)
      guard case .object(let object)? = try answer.json["orderInfo"] else {
        Issue.record("no orderInfo")
        return
      }
      let info = try OrderInfo(object)
      #expect(info.subject == "《茶》\"1\"" && info["body"] == "b\\" && info.uid == "用户")
      #expect(info.totalAmount?.fen == 12_345 && info.validTime == "60")
      #expect(info.channels == [.alipay])
      #expect(OrderSignature.verify(info, secret: .builtInTest) == .verified)
    }
  }

  @Test func theCodeIsThatOfTheServersPresentSecond() async throws {
    try await Served.run { served in
      let number = try served.order()
      #expect(try served.ask("GET", "/orders/\(number)")[path: "code"] == "9")
      served.clock.advance(.seconds(299))
      #expect(try served.ask("GET", "/orders/\(number)")[path: "code"] == "9")
      served.clock.advance(.seconds(1))
      let late = try served.ask("GET", "/orders/\(number)")
      #expect(late[path: "code"] == "1" && late[path: "status"] == "created")
    }
  }

  @Test func paidOnceRepeatedAndPaidTwice() async throws {
    try await Served.run { served in
      let number = try served.order()
      served.clock.advance(.milliseconds(1_500))
      let first = try served.pay(number)
      #expect(first.status == 200 && first[path: "outcome"] == "changed")
      #expect(first[path: "order.paid_at"] == "2019-08-25T16:11:22.500000+08:00")
      #expect(try served.pay(number)[path: "outcome"] == "repeated")
      let second = try served.pay(number, "A1", channel: "alipay")
      #expect(second.status == 200 && second[path: "outcome"] == "surplus")
      let order = try served.ask("GET", "/orders/\(number)")
      #expect(order[path: "code"] == "0" && order[path: "channel"] == "wechat")
      #expect(order[path: "payments"] == "2 items")
      #expect(order[path: "payments.1.surplus"] == "true")
      #expect(order[path: "payments.1.refundable"] == "1")
    }
  }

  @Test func anotherAmountIsRefused() async throws {
    try await Served.run { served in
      let number = try served.order()
      let answer = try served.pay(number, amount: 2)
      #expect(answer.status == 409 && answer.problem == "amount-differs")
      #expect(
        answer[path: "detail"] == "order \(number) is over 1 分, the payment over 2 分")
      #expect(try served.ask("GET", "/orders/\(number)")[path: "payments"] == "0 items")
    }
  }

  @Test func aPaymentOfAnUnknownOrderIsKept() async throws {
    try await Served.run { served in
      let answer = try served.pay("C1")
      #expect(answer.status == 202 && answer[path: "outcome"] == "kept")
      #expect(try served.ask("GET", "/orders/C1").problem == "unknown-order")
      for path in ["close", "refund"] {
        let answer = try served.ask("POST", "/orders/C1/\(path)")
        #expect(answer.status == 404 && answer.problem == "unknown-order")
      }
    }
  }

  @Test func closingIsForTheUnpaid() async throws {
    try await Served.run { served in
      let unpaid = try served.order()
      let closed = try served.ask("POST", "/orders/\(unpaid)/close")
      #expect(closed.status == 200 && closed[path: "outcome"] == "changed")
      #expect(closed[path: "order.code"] == "3")
      #expect(
        try served.ask("POST", "/orders/\(unpaid)/close", "{}")[path: "outcome"] == "repeated")
      #expect(try served.pay(unpaid)[path: "outcome"] == "surplus")
      let paid = try served.order()
      _ = try served.pay(paid)
      let refused = try served.ask("POST", "/orders/\(paid)/close")
      #expect(refused.status == 409 && refused.problem == "already-paid")
    }
  }

  @Test func refundsInPartsUpToWhatWasPaid() async throws {
    try await Served.run { served in
      let number = try served.order(#"{"total_amount":100}"#)
      let early = try served.ask("POST", "/orders/\(number)/refund")
      #expect(early.status == 409 && early.problem == "not-paid")
      _ = try served.pay(number, amount: 100)
      let path = "/orders/\(number)/refund"
      let part = try served.ask("POST", path, #"{"refund_no":"r1","amount":30}"#)
      #expect(part.status == 200 && part[path: "outcome"] == "changed")
      #expect(part[path: "order.status"] == "partly-refunded")
      #expect(part[path: "order.refunds.0.done_at"] != "null")
      let again = try served.ask("POST", path, #"{"refund_no":"r1","amount":30}"#)
      #expect(again.status == 200 && again[path: "outcome"] == "repeated")
      #expect(try served.ask("POST", path, #"{"refund_no":"r1"}"#)[path: "outcome"] == "repeated")
      let other = try served.ask("POST", path, #"{"refund_no":"r1","amount":31}"#)
      #expect(other.status == 409 && other.problem == "refund-number-used")
      let above = try served.ask("POST", path, #"{"refund_no":"r2","amount":71}"#)
      #expect(above.status == 409 && above.problem == "above-what-was-paid")
      #expect(above[path: "detail"]?.contains("70") == true)
      let rest = try served.ask("POST", path)
      #expect(
        rest[path: "order.status"] == "refunded" && rest[path: "order.refunds.1.amount"] == "70")
      #expect(rest[path: "refund_no"] == rest[path: "order.refunds.1.refund_no"])
      let nothing = try served.ask("POST", path)
      #expect(nothing.status == 409 && nothing.problem == "above-what-was-paid")
      let unknown = try served.ask("POST", path, #"{"transaction":"T9"}"#)
      #expect(unknown.problem == "unknown-transaction")
    }
  }

  @Test func surplusMoneyGoesBackByItsTransaction() async throws {
    try await Served.run { served in
      let number = try served.order()
      _ = try served.pay(number)
      _ = try served.pay(number, "A1", channel: "alipay")
      let path = "/orders/\(number)/refund"
      let answer = try served.ask("POST", path, #"{"transaction":"A1"}"#)
      #expect(answer.status == 200 && answer[path: "order.status"] == "paid")
      #expect(answer[path: "order.payments.1.refundable"] == "0")
      let more = try served.ask("POST", path, #"{"transaction":"A1"}"#)
      #expect(more.status == 409 && more.problem == "above-what-was-paid")
      #expect(
        more[path: "detail"] == "order \(number): nothing is left of payment A1; payment T1 still "
          + "holds 1 分, name it with transaction")
    }
  }

  @Test func surplusMoneyGoesBackFirst() async throws {
    try await Served.run { served in
      let number = try served.order()
      _ = try served.pay(number)
      _ = try served.pay(number, "A1", channel: "alipay")
      for (transaction, status) in [("A1", "paid"), ("T1", "refunded")] {
        let answer = try served.ask("POST", "/orders/\(number)/refund")
        #expect(answer.status == 200 && answer[path: "order.status"] == status)
        let refund = answer[path: "order.status"] == "paid" ? 0 : 1
        #expect(answer[path: "order.refunds.\(refund).transaction"] == transaction)
      }
    }
  }

  @Test func pagesAreWholeAndInOrder() async throws {
    try await Served.run { served in
      var made: [String] = []
      for _ in 0..<7 { made.append(try served.order()) }
      for number in made[..<2] { try served.ask("POST", "/orders/\(number)/close") }
      var seen: [String] = []
      var sizes: [Int] = []
      var cursor: String? = ""
      while let place = cursor {
        let page = try served.ask("GET", "/orders?limit=3" + place)
        var count = 0
        while let number = page[path: "orders.\(count).out_order_no"] {
          seen.append(number)
          count += 1
        }
        sizes.append(count)
        // Orders that come in between are on no later page.
        _ = try served.order()
        cursor = page[path: "next_cursor"].flatMap { $0 == "null" ? nil : "&cursor=\($0)" }
      }
      #expect(seen == made.reversed() && sizes == [3, 3, 1])
      let closed = try served.ask("GET", "/orders?status=closed&limit=2")
      #expect(closed[path: "orders"] == "2 items" && closed[path: "next_cursor"] == "null")
      let some = try served.ask("GET", "/orders?status=created&limit=1")
      #expect(some[path: "orders"] == "1 items" && some[path: "next_cursor"] != "null")
    }
  }

  @Test func healthAndDescription() async throws {
    try await Served.run { served in
      #expect(try served.ask("GET", "/healthz").text == "{\"status\":\"ok\"}\n")
      let document = try served.ask("GET", "/openapi.yaml")
      #expect(document.status == 200 && document.text.hasPrefix("openapi: 3.1"))
    }
  }

  @Test func oneConnectionServesManyRequests() async throws {
    try await Served.run { served in
      let wire = try Wire(port: served.port)
      // All at once, and the answers in their order.
      wire.send((0..<20).map { _ in served.request("POST", "/orders", "{}") }.joined())
      wire.send(served.request("GET", "/healthz") + served.request("GET", "/nowhere"))
      var numbers: Set<String> = []
      for _ in 0..<20 { numbers.insert(try #require(try wire.answer()[path: "out_order_no"])) }
      #expect(numbers.count == 20)
      #expect(try wire.answer().status == 200)
      #expect(try wire.answer().status == 404)
      wire.send(served.request("GET", "/healthz", headers: ["Connection: close"]))
      #expect(try wire.answer().status == 200)
      #expect(try wire.rest().isEmpty)
    }
  }

  @Test func requestsAndAnswersAreTold() async throws {
    try await Served.run { served in
      let number = try served.order()
      _ = try served.pay(number, amount: 2)
      #expect(
        served.events.lines == [
          "--> POST /orders", "<-- 201 POST /orders \(number)",
          "--> POST /orders/\(number)/payments",
          "<-- 409 POST /orders/\(number)/payments amount-differs",
        ])
    }
  }
}
