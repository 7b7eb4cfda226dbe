import Documents
import TTPay
import Testing

/// Orders with damaged bytes are read or refused, checked and explained; nothing crashes, and
/// nothing unprintable comes out.
@Suite struct FuzzTests {
  @Test func damagedOrdersAreCheckedWithoutHarm() throws {
    let original = try fixtureBytes("seed-order.js")
    var state: UInt64 = 2019
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let spice = Array("{}'\",:\\%&=+-.0e\u{1B}\u{0}1".utf8)
    var registry = OrderRegistry()
    var readable = 0
    for _ in 0..<1_500 {
      var bytes = original
      for _ in 0...draw(4) { bytes[draw(bytes.count)] = spice[draw(spice.count)] }
      guard let options = try? OrderDocument.read(bytes: bytes) else { continue }
      readable += 1
      let verdict = OrderSignature.verify(options.order, secret: AppSecret("a"))
      let findings =
        OrderCheck.findings(of: options, sign: verdict)
        + registry.admit(options.order.identity, now: fixtureNow)
      for finding in findings {
        let text = FindingTexts.text(of: finding)
        #expect(!containsUnprintable(text.message.zh + text.cause.en + text.remedy.en))
      }
      #expect(!containsUnprintable(options.order.json()))
    }
    #expect(readable > 100)
  }
}
