/// A message of WeChat Pay's v2 interface: named texts in an order, one level below `<xml>`.
public struct WeChatMessage: Hashable, Codable, Sendable {
  public struct Field: Hashable, Codable, Sendable {
    public let name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var fields: [Field]

  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The text of a field; setting one that is there keeps its place.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      let place = fields.firstIndex { $0.name == name }
      switch (place, newValue) {
      case (let place?, let value?): fields[place].value = value
      case (let place?, nil): fields.remove(at: place)
      case (nil, let value?): fields.append(Field(name, value))
      case (nil, nil): break
      }
    }
  }

  /// The message as it is sent: every text in CDATA, as WeChat's documents have it.
  public var xml: String {
    var text = "<xml>"
    for field in fields {
      text += "<\(field.name)><![CDATA[\(Self.inCDATA(field.value))]]></\(field.name)>"
    }
    return text + "</xml>"
  }

  /// What cannot stand in CDATA: its end mark is split between two, and a carriage return, which
  /// readers take for a line end, stands outside. Bytes, as a mark that is followed by a combining
  /// one is another character to Swift, and the same to XML.
  private static func inCDATA(_ value: String) -> String {
    var bytes: [UInt8] = []
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\r"): bytes += "]]>&#13;<![CDATA[".utf8
      case UInt8(ascii: ">") where bytes.suffix(2).elementsEqual("]]".utf8):
        bytes += "]]><![CDATA[>".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
