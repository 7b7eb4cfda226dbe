import Documents

/// tt.pay's `orderInfo`: its fields in the order they were written (spec 2).
public struct OrderInfo: Equatable, Sendable {
  public private(set) var fields: [Field]

  public init(_ pairs: [(String, String)] = []) {
    fields = []
    for (name, text) in pairs { set(name, text) }
  }

  /// Reads an order's object; throws where a field is code instead of data.
  public init(_ object: Object) throws(ReadError) {
    fields = []
    for member in object.members {
      guard let value = FieldValue(member.value) else {
        throw ReadError(
          Bilingual(
            zh: "字段 \(printable(member.name)) 的值是代码而不是数据，请填入实际的值",
            en: "the value of \(printable(member.name)) is code, not data: paste the value itself"),
          at: member.valuePosition)
      }
      fields.append(Field(name: member.name, value: value))
    }
  }

  /// The text of a field, as it is signed; nil if there is no such field.
  public subscript(name: String) -> String? { field(name)?.text }

  public func field(_ name: String) -> Field? { fields.first { $0.name.isSameBytes(as: name) } }

  public mutating func set(_ name: String, _ text: String) { set(name, .string(text)) }

  /// Replaces the field where it stands, or adds it at the end.
  public mutating func set(_ name: String, _ value: FieldValue) {
    let field = Field(name: name, value: value)
    if let place = fields.firstIndex(where: { $0.name.isSameBytes(as: name) }) {
      fields[place] = field
    } else {
      fields.append(field)
    }
  }

  public mutating func remove(_ name: String) { fields.removeAll { $0.name.isSameBytes(as: name) } }

  /// The order as JSON, its fields in their own order.
  public func json(indented: Bool = false) -> String {
    Value.object(Object(members: fields.map { Member(name: $0.name, value: $0.value.value) }))
      .json(indented: indented)
  }
}

extension OrderInfo {
  /// The fields that every order must have, in the order of the documents' table.
  public static let requiredNames = FieldRule.required.map(\.name)

  public var outOrderNo: String { self["out_order_no"] ?? "" }
  public var uid: String { self["uid"] ?? "" }
  public var subject: String { self["subject"] ?? "" }
  public var tradeTime: String { self["trade_time"] ?? "" }
  public var validTime: String { self["valid_time"] ?? "" }
  public var sign: String { self["sign"] ?? "" }

  /// The amount, if total_amount is a whole number of 分 above 0.
  public var totalAmount: Amount? {
    guard let field = field("total_amount") else { return nil }
    switch field.value {
    case .string, .number: break
    case .bool, .null, .nested: return nil
    }
    let digits = field.text.utf8
    guard digits.first != UInt8(ascii: "0"), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let fen = Int64(field.text)
    else { return nil }
    return Amount(fen: fen)
  }

  /// trade_time + valid_time in seconds since 1970; nil if one of them is malformed.
  public var expiresAt: Int64? {
    guard let start = Timestamp.seconds(digits: tradeTime), validTime.utf8.count <= 8,
      let length = Timestamp.seconds(digits: validTime)
    else { return nil }
    return start + length
  }

  /// The channels that the order can be paid through.
  public var channels: [Channel] {
    Channel.allCases.filter { !(self[$0.fieldName] ?? "").isEmpty }
  }

  /// What the cashier's registry remembers of this order (spec 3).
  public var identity: OrderIdentity {
    OrderIdentity(outOrderNo: outOrderNo, uid: uid, tradeTime: tradeTime, expiresAt: expiresAt)
  }
}

extension Channel {
  /// The field of orderInfo that opens this channel.
  public var fieldName: String {
    switch self {
    case .wechat: "wx_url"
    case .alipay: "alipay_url"
    }
  }
}
