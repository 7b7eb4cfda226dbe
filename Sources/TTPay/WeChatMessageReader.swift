import CExpat
import Documents

extension WeChatMessage {
  /// The most bytes that are read; WeChat's own messages have a few thousand.
  public static let largest = 1 << 20

  /// Reads a message in UTF-8, whatever its declaration says.
  ///
  /// - Throws: `ReadError` where it is no XML, has a document type (and with it entities), another
  ///   root than `xml`, fields within fields, a field twice, or text between the fields.
  public init(xml bytes: [UInt8]) throws(ReadError) {
    guard bytes.count <= Self.largest else {
      throw ReadError(
        Bilingual(
          zh: "XML 太大：\(bytes.count) 字节，最多 1 MiB",
          en: "the XML is too large: \(bytes.count) bytes, at most 1 MiB"),
        at: Position(line: 1, column: 1))
    }
    let reader = WeChatMessageReader()
    self.init(try reader.read(bytes))
  }
}

/// Takes what expat finds.
private final class WeChatMessageReader {
  private var fields: [WeChatMessage.Field] = []
  private var names: Set<String> = []
  private var depth = 0
  private var name = ""
  private var text: [UInt8] = []
  /// Why reading was stopped before the end.
  private var objection: ReadError?
  private let parser: XML_Parser?

  init() { parser = XML_ParserCreate("UTF-8") }

  deinit { if let parser { XML_ParserFree(parser) } }

  func read(_ bytes: [UInt8]) throws(ReadError) -> [WeChatMessage.Field] {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, _ in
        if let name { WeChatMessageReader.of(data)?.begin(String(cString: name)) }
      }, { data, _ in WeChatMessageReader.of(data)?.end() })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      WeChatMessageReader.of(data)?.add(bytes)
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      WeChatMessageReader.of(data)?.stop(
        Bilingual(zh: "不能有 DOCTYPE", en: "a DOCTYPE is not allowed"))
    }
    let status = bytes.withUnsafeBytes {
      XML_Parse(
        parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count), 1)
    }
    if let objection { throw objection }
    guard status == XML_STATUS_OK else { throw ReadError(complaint, at: position) }
    return fields
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> WeChatMessageReader? {
    data.map { Unmanaged<WeChatMessageReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ name: String) {
    depth += 1
    switch depth {
    case 1 where name != "xml":
      stop(Bilingual(zh: "根元素应为 <xml>", en: "the root must be <xml>"))
    case 1: break
    case 2 where !names.insert(name).inserted:
      stop(Bilingual(zh: "字段 \(printable(name)) 出现了两次", en: "field \(printable(name)) comes twice"))
    case 2:
      self.name = name
      text = []
    default:
      stop(
        Bilingual(
          zh: "字段 \(printable(self.name)) 里还有元素",
          en: "field \(printable(self.name)) has an element in it"))
    }
  }

  private func add(_ bytes: UnsafeRawBufferPointer) {
    if depth == 2 {
      text += bytes
    } else if !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
      stop(Bilingual(zh: "字段之间有文字", en: "there is text between the fields"))
    }
  }

  private func end() {
    if depth == 2 { fields.append(.init(name, String(decoding: text, as: UTF8.self))) }
    depth -= 1
  }

  /// The first objection counts.
  private func stop(_ message: Bilingual) {
    if objection == nil { objection = ReadError(message, at: position) }
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  private var complaint: Bilingual {
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
    return Bilingual(zh: "不是 XML：\(reason)", en: "no XML: \(reason)")
  }

  private var position: Position {
    Position(
      line: Int(XML_GetCurrentLineNumber(parser)),
      column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }
}
