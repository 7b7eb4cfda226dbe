import Documents

/// Numbers of orders, transactions and refunds, as clients give them.
enum Identifier {
  static let rule = Bilingual(
    zh: "1–64 个字母、数字或 _ - | * @ .", en: "1–64 letters, digits or _ - | * @ .")

  static func isValid(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: "*"),
          UInt8(ascii: "@"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
