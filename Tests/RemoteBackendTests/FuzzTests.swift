import Documents
import Payment
import Simulation
import Testing

@testable import RemoteBackend

/// Whatever stands in a file or comes back from a server, there is an answer and no crash.
@Suite struct FuzzTests {
  static let bytes = Array(ProfileTests.whole.utf8)
  static let signs = Array("{}[]$:/~?#&*'\"\\\0\u{7F}\n\u{FF} é".utf8) + [0xFF, 0xC0]

  @Test func profilesCutOffAnywhere() {
    for count in stride(from: 0, to: Self.bytes.count, by: 3) {
      _ = try? BackendProfile.read(bytes: Array(Self.bytes.prefix(count)))
    }
  }

  @Test func profilesWithSignsThatDoNotBelong() {
    var read = 0
    for round in 0..<800 {
      var bytes = Self.bytes
      for change in 0..<UInt64(1 + round % 3) {
        let draw = Draw(UInt64(round), change).bits
        let sign = Self.signs[Int(draw >> 32) % Self.signs.count]
        let place = Int(draw & 0xFFFF_FFFF) % bytes.count
        if draw >> 63 == 0 { bytes[place] = sign } else { bytes.insert(sign, at: place) }
      }
      guard let profile = try? BackendProfile.read(bytes: bytes).profile else { continue }
      read += 1
      _ = try? profile.create.request.call(with: .plain)
      _ = try? profile.query.request.call(with: RequestValues(all: "\r\n\"&<{}"))
    }
    #expect(read > 20)
  }

  @Test func repliesCutOffAndChanged() throws {
    let profile = try DerivationTests.profile(orderInfo: "/data")
    let body = Array(#"{"data":{"state":"PAID","out_order_no":"\u00e9","list":[1,2.5,null]}}"#.utf8)
    for round in 0..<800 {
      var bytes = Array(body.prefix(round % (body.count + 1)))
      if !bytes.isEmpty {
        let draw = Draw(UInt64(round)).bits
        bytes[Int(draw & 0xFFFF) % bytes.count] = Self.signs[Int(draw >> 32) % Self.signs.count]
      }
      let reply = HTTPReply(
        .response(status: 200, headers: [], body: HTTPBody(bytes)), took: .zero)
      for derivation in [
        Derivation.status(of: reply, by: profile, isExpired: round % 2 == 0),
        Derivation.creation(of: reply, by: profile),
      ] {
        for language in Language.allCases {
          #expect(!derivation.steps.contains { containsUnprintable($0.text[language]) })
          #expect(derivation.finding.map { containsUnprintable($0.message[language]) } != true)
        }
      }
    }
  }
}
