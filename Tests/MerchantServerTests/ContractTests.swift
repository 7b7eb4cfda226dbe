import Documents
import Testing

@testable import MerchantServer

/// openapi.yaml says what the server does: no more, no less.
@Suite struct TheDescription {
  @Test func namesExactlyTheRoutes() async throws {
    try await Served.run { served in
      // What the channels' own documents describe is not described again.
      let vendors = ["/pay/", "/secapi/", "/gateway.do", "/cgi-bin/", "/alipay/", "/notify/"]
      let routes = served.server.routes.routes.filter { route in
        !vendors.contains { route.path.hasPrefix($0) }
      }
      #expect(
        Set(routes.map { "\($0.method) \($0.path)" })
          == Set(Contract.shared.operations.map { "\($0.method) \($0.path)" }))
      #expect(routes.count == 8)
    }
  }

  @Test func holdsOfTheServerItself() async throws {
    try await Served.run { served in
      let operations = Contract.shared.operations
      let paths = Set(operations.map(\.path))
      for path in paths {
        let target = path.replacing("{out_order_no}", with: try served.order())
        let methods = operations.filter { $0.path == path }.map(\.method)
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE"] {
          let answer = try served.ask(method, target)
          if methods.contains(method) {
            #expect(![404, 405].contains(answer.status), "\(method) \(target)")
          } else {
            #expect(answer.status == 405 && answer.problem == "method-not-allowed")
            #expect(Set(answer["allow"]?.components(separatedBy: ", ") ?? []) == Set(methods))
          }
        }
      }
      for target in ["/", "/order", "/orders/1/2", "/orders/1/close/now", "/healthz/x"] {
        #expect(try served.ask("GET", target).problem == "unknown-path", "\(target)")
      }
    }
  }

  @Test func noticesWhatIsNotDescribed() throws {
    let contract = Contract.shared
    let schema = ["$ref": "#/components/schemas/Payment"]
    func flaws(_ json: String) throws -> [String] {
      contract.flaws(try Documents.OrderReader.readJSON(json), schema, "")
    }
    let good =
      #"{"channel":"wechat","transaction":"T","amount":1,"at":"2019-08-25T16:11:21+08:00","#
      + #""surplus":false,"refundable":1}"#
    #expect(try flaws(good).isEmpty)
    for (old, new) in [
      ("wechat", "visa"), ("\"amount\":1,", ""), ("\"amount\":1", "\"amount\":\"1\""),
      ("\"amount\":1", "\"amount\":0"), ("2019", "19"), ("false", "0"),
      ("\"refundable\"", "\"more\":1,\"refundable\""), ("\"T\"", "\"T T\""),
    ] {
      #expect(try flaws(good.replacing(old, with: new)).count == 1, "\(new)")
    }
  }
}
