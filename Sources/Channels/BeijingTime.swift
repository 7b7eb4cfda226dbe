import Documents
import Simulation

extension Instant {
  /// Reads `20190825161121`, as WeChat writes it.
  init?(compactBeijingTime text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 14, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    let date = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
    let time = "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
    guard let instant = Timestamp.microseconds("\(date)T\(time)+08:00") else { return nil }
    self.init(microseconds: instant)
  }
}
