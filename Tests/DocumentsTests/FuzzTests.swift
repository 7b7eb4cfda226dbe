import Documents
import Testing

/// SplitMix64: the same bytes in every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct FuzzTests {
  private let original = Array(
    """
    tt.pay({ orderInfo: { uid: "7\\u4f60", n: -1.5e3, 'k': [1, null, {a: true}] }, // note
      getOrderStatus(r) { return new Promise(f => f({ code: /}/.test(`${r}`) })) }, service: 1, });
    """.utf8)

  @Test func neverCrashesWhateverTheBytes() {
    var generator = Generator(state: 7)
    let spice = Array("{}[]()'\"`\\/*,:;$=+-.0e_\n\u{0}x".utf8) + [0xFF, 0xE2, 0x80]
    var readable = 0
    for _ in 0..<20_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = spice.randomElement(using: &generator) ?? 0
        case 2: bytes.insert(spice.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        }
        if bytes.isEmpty { bytes = original }
      }
      do throws(ReadError) {
        let text = try OrderReader.read(bytes)
        readable += 1
        #expect(!containsUnprintable(Value.object(text.object).json()))
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
        #expect(!containsUnprintable(error.message.en + error.message.zh))
      }
    }
    #expect(readable > 100)
  }
}
