import Documents

/// The argument of tt.pay (spec 1). What a bare order does not tell is nil.
public struct PayOptions: Equatable, Sendable {
  public var order: OrderInfo
  /// False where orderInfo is missing or no object; `order` is empty then.
  public var orderIsObject = true
  /// `service` as it was given, known or not.
  public var service: Int?
  /// What stands in its place where it is no whole number.
  public var serviceText: String?
  /// Whether getOrderStatus was given; nil where only the order is known.
  public var hasGetOrderStatus: Bool?
  /// Whether `_debug` is on.
  public var debug: Bool
  /// `payChannel.default_pay_channel`.
  public var defaultChannel: Channel?
  /// What reading the document found: keys given twice, numbers rewritten.
  public var findings: [Finding]

  public init(
    order: OrderInfo, service: Int? = nil, hasGetOrderStatus: Bool? = nil, debug: Bool = false,
    defaultChannel: Channel? = nil, findings: [Finding] = []
  ) {
    self.order = order
    self.service = service
    self.hasGetOrderStatus = hasGetOrderStatus
    self.debug = debug
    self.defaultChannel = defaultChannel
    self.findings = findings
  }

  /// Reads the argument from a document: an object with `orderInfo` in it, or a bare order.
  public init(_ text: OrderText) throws(ReadError) {
    let options = text.object
    guard text.isPayCall || options["orderInfo"] != nil else {
      self.init(order: try OrderInfo(options), findings: Self.duplicates(in: options))
      return
    }
    let order = options.member("orderInfo")
    if let order, order.value == .function {
      throw ReadError(
        Bilingual(
          zh: "orderInfo 是变量，请直接填入订单对象",
          en: "orderInfo is a variable here: paste the object itself"),
        at: order.valuePosition)
    }
    let object: Object = if case .object(let object)? = order?.value { object } else { Object() }
    self.init(
      order: try OrderInfo(object),
      hasGetOrderStatus: options["getOrderStatus"].map { $0 != .null } ?? false,
      debug: Self.isTrue(options["_debug"]), defaultChannel: Self.defaultChannel(options),
      findings: Self.duplicates(in: options) + Self.duplicates(in: object))
    if case .object? = order?.value {} else { orderIsObject = false }
    service = try Self.service(options.member("service"))
    if service == 0 { serviceText = options["service"]?.json(indented: false) }
  }

  /// The service; one that is no whole number is kept as 0, which no service is.
  private static func service(_ member: Member?) throws(ReadError) -> Int? {
    guard let member else { return nil }
    switch member.value {
    case .number(let number): return Int(number.javaScriptText) ?? 0
    case .null: return nil
    case .function:
      throw ReadError(
        Bilingual(
          zh: "service 的值是代码而不是数据，请填入实际的值",
          en: "the value of service is code, not data: paste the value itself"),
        at: member.valuePosition)
    case .string, .bool, .array, .object: return 0
    }
  }

  private static func isTrue(_ value: Value?) -> Bool {
    switch value {
    case .number(let number): number.javaScriptText != "0" && number.javaScriptText != "NaN"
    case .bool(let bool): bool
    case .string(let string): !string.isEmpty
    case nil, .null, .array, .object, .function: false
    }
  }

  private static func defaultChannel(_ options: Object) -> Channel? {
    guard case .object(let payChannel) = options["payChannel"],
      case .string(let name) = payChannel["default_pay_channel"]
    else { return nil }
    return name == "wx" ? .wechat : name == "alipay" ? .alipay : nil
  }

  private static func duplicates(in object: Object) -> [Finding] {
    object.duplicates.map {
      Finding(
        .duplicateKey, field: $0.name, values: ["\($0.position.line):\($0.position.column)"])
    }
  }
}

/// An order as people keep it in a file.
public enum OrderDocument {
  /// Reads the options of tt.pay from the bytes of a document.
  public static func read(bytes: [UInt8]) throws(ReadError) -> PayOptions {
    try PayOptions(try OrderReader.read(bytes))
  }
}
