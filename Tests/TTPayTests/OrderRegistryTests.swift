import Documents
import TTPay
import Testing

@Suite struct OrderRegistryTests {
  private func identity(
    _ number: String = "n", uid: String = "u", time: String = "100", until: Int64? = 400
  ) -> OrderIdentity {
    OrderIdentity(outOrderNo: number, uid: uid, tradeTime: time, expiresAt: until)
  }

  @Test func theFirstCallSetsUIDAndTradeTime() {
    var registry = OrderRegistry()
    #expect(registry.admit(identity(), now: 399) == [])
    #expect(registry.admit(identity(), now: 399) == [])
    #expect(
      registry.admit(identity(uid: "v", time: "101"), now: 399) == [
        Finding(
          .invalidParameter, field: "trade_time", values: ["trade-time-changed", "101", "100"]),
        Finding(.otherUID, field: "uid", values: ["v", "u"]),
      ])
    #expect(registry.admit(identity("other", uid: "v", time: "101"), now: 399) == [])
    registry.removeAll()
    #expect(registry.admit(identity(uid: "v", time: "101"), now: 399) == [])
  }

  @Test func anOrderEndsWithItsLastSecond() {
    var registry = OrderRegistry()
    #expect(registry.admit(identity(), now: 400).map(\.code) == ["TS4113"])
    #expect(registry.admit(identity(time: "500", until: 800), now: 500).map(\.code) == ["CD0015"])
    #expect(registry.admit(identity("m", until: nil), now: .max) == [])
  }

  @Test(arguments: PayResult.allCases)
  func zeroOneAndThreeConcludeAnOrder(_ result: PayResult) {
    var registry = OrderRegistry()
    _ = registry.admit(identity(), now: 0)
    registry.settle(outOrderNo: "n", result)
    registry.settle(outOrderNo: "n", .unknown)
    registry.settle(outOrderNo: "unheard of", .paid)
    let codes = registry.admit(identity(), now: 0).map(\.code)
    #expect(codes == ([.paid, .timedOut, .closed].contains(result) ? ["CD0402"] : []))
  }

  @Test func aRefusedOrderIsNotRemembered() {
    var registry = OrderRegistry()
    _ = registry.admit(identity(uid: "x"), now: 0, remember: false)
    #expect(registry.admit(identity(), now: 0) == [])
  }
}
