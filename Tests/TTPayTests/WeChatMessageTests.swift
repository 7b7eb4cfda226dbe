import Documents
import TTPay
import Testing

@Suite struct WeChatMessageTests {
  private func read(_ text: String) throws -> WeChatMessage {
    try WeChatMessage(xml: Array(text.utf8))
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    var message = WeChatMessage([
      .init("body", "茶 & <b>\"tea\"</b> ]]> \n"), .init("total_fee", "1"),
    ])
    message["empty"] = ""
    #expect(try read(message.xml) == message)
    message["total_fee"] = "2"
    #expect(message.fields.map(\.name) == ["body", "total_fee", "empty"])
    message["body"] = nil
    #expect(message["body"] == nil && message.fields.count == 2)
  }

  /// Compared as bytes: Swift takes `>` and a combining mark for one character.
  @Test(arguments: ["]]>\u{301}", "]]]>", "]]]]>>", "\r", "\r\n", "a\r]]>\r>", "]]\r>"])
  func aTextIsWrittenByteByByte(value: String) throws {
    let message = WeChatMessage([.init("attach", value)])
    #expect(try read(message.xml)["attach"].map { Array($0.utf8) } == Array(value.utf8))
  }

  @Test func asTheDocumentsPrintIt() throws {
    let message = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a notify -->
      <xml>
        <return_code><![CDATA[SUCCESS]]></return_code>
        <total_fee>1</total_fee>
        <attach>a&amp;b&#20013;</attach>
        <bank_type/>
      </xml>
      """)
    #expect(
      message
        == WeChatMessage([
          .init("return_code", "SUCCESS"), .init("total_fee", "1"), .init("attach", "a&b中"),
          .init("bank_type", ""),
        ]))
  }

  @Test(arguments: [
    ("", "no XML"), ("   ", "no XML"), ("SUCCESS", "no XML"), ("<xml><a>1</a>", "no XML"),
    ("<xml><a>1</xml>", "no XML"), ("<xml></xml><xml></xml>", "no XML"),
    ("<xml><a>&b;</a></xml>", "no XML"), ("<html></html>", "the root must be <xml>"),
    ("<xml><a>1</a><b>2</b><a>3</a></xml>", "field a comes twice"),
    ("<xml><a><b>1</b></a></xml>", "field a has an element in it"),
    ("<xml>x<a>1</a></xml>", "text between the fields"),
    ("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><c>&a;</c></xml>", "DOCTYPE"),
    ("<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml></xml>", "DOCTYPE"),
  ])
  func whatIsNone(text: String, reason: String) {
    let error = #expect(throws: ReadError.self) { try read(text) }
    #expect(error?.message.en.contains(reason) == true, "\(error?.message.en ?? "")")
  }

  @Test func theErrorHasItsPlace() {
    let error = #expect(throws: ReadError.self) {
      try read("<xml>\n  <a>1</a>\n  <a>2</a>\n</xml>")
    }
    #expect(error?.line == 3 && error?.column == 3)
  }

  @Test func otherBytes() {
    // GBK, whatever the declaration says; a control character; far too many.
    let head = Array("<?xml version=\"1.0\" encoding=\"GBK\"?><xml><a>".utf8)
    let tail = Array("</a></xml>".utf8)
    #expect(throws: ReadError.self) { try WeChatMessage(xml: head + [0xB2, 0xE8] + tail) }
    #expect(throws: ReadError.self) {
      try WeChatMessage(xml: Array("<xml><a>\u{1}</a></xml>".utf8))
    }
    let large = [UInt8](repeating: 0x61, count: WeChatMessage.largest)
    #expect(throws: ReadError.self) {
      try WeChatMessage(xml: Array("<xml><a>".utf8) + large + tail)
    }
  }

  /// Whatever is cut off or changed is read or refused, never more.
  @Test func anyBeginningAndAnyByte() throws {
    let bytes = Array("<xml><a><![CDATA[1]]></a><b>&lt;中</b></xml>".utf8)
    for count in 0..<bytes.count {
      #expect(throws: ReadError.self) { try WeChatMessage(xml: Array(bytes[..<count])) }
    }
    for place in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = bytes
        changed[place] = byte
        guard let message = try? WeChatMessage(xml: changed) else { continue }
        #expect(try read(message.xml) == message)
      }
    }
  }
}

/// WeChat Pay's own example, from its page on signatures.
@Suite struct WeChatSignatureTests {
  static let key = WeChatKey("192006250b4c09247ec02edce69f6a2d")
  static let message = WeChatMessage([
    .init("mch_id", "10000100"), .init("body", "test"), .init("device_info", "1000"),
    .init("appid", "wxd930ea5d5a258f4f"), .init("nonce_str", "ibuaiVcKdpRxkhJA"),
    .init("attach", ""),
  ])

  @Test func whatIsSigned() {
    #expect(
      WeChatSignature.text(of: Self.message)
        == "appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100"
        + "&nonce_str=ibuaiVcKdpRxkhJA")
  }

  @Test(arguments: [
    (WeChatSignature.Kind.md5, "9A0A8659F005D6984697E2CA0A9CF3B7"),
    (.hmacSHA256, "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6"),
  ])
  func theExample(kind: WeChatSignature.Kind, sign: String) {
    #expect(WeChatSignature.sign(Self.message, key: Self.key, kind: kind) == sign)
    var message = Self.message
    #expect(WeChatSignature.verify(message, key: Self.key) == .missing)
    // sign_type is signed too where it is there: another sign than the example's.
    if kind == .hmacSHA256 { message["sign_type"] = kind.rawValue }
    message["sign"] = WeChatSignature.sign(message, key: Self.key, kind: kind)
    #expect(WeChatSignature.verify(message, key: Self.key) == .verified)
    message["body"] = "Test"
    #expect(WeChatSignature.verify(message, key: Self.key) == .wrong)
    message["sign_type"] = "RSA2"
    #expect(WeChatSignature.verify(message, key: Self.key) == .unknownKind("RSA2"))
  }

  @Test func theKeyIsNeverShown() {
    var dumped = ""
    dump(Self.key, to: &dumped)
    #expect(!"\(Self.key) \(String(reflecting: Self.key)) \(dumped)".contains("192006250b"))
  }
}
