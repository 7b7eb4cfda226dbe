import Documents
import Simulation
import TTPay

/// Alipay's gateway, and what its app does with an order string.
struct AlipayServer {
  let parameters: AlipayParameters
  let now: Instant

  /// Why something is not done: sub_code and its text; a business failure has code 40004.
  struct Refusal: Error {
    let code: String
    let subCode: String
    let text: String

    init(_ subCode: String, _ text: String, code: String = "40004") {
      self.code = code
      self.subCode = subCode
      self.text = text
    }

    static let notFound = Refusal("ACQ.TRADE_NOT_EXIST", "交易不存在")
    static let badStatus = Refusal("ACQ.TRADE_STATUS_ERROR", "交易状态不合法")

    static func missing(_ name: String) -> Refusal {
      Refusal("isv.missing-\(name)", name == "signature" ? "缺少签名参数" : "缺少参数：\(name)", code: "40001")
    }

    static func invalid(_ name: String, _ text: String) -> Refusal {
      Refusal("isv.invalid-\(name)", text, code: "40002")
    }

    static func parameter(_ text: String) -> Refusal { Refusal("ACQ.INVALID_PARAMETER", text) }
  }

  private enum Method: String {
    case query = "alipay.trade.query"
    case close = "alipay.trade.close"
    case refund = "alipay.trade.refund"
    case refundQuery = "alipay.trade.fastpay.refund.query"

    var root: String { rawValue.replacing(".", with: "_") + "_response" }
  }

  private typealias Fields = [(String, Value)]

  static func names(in parameters: AlipayParameters) -> [TradeName] {
    guard let content = content(of: parameters) else { return [] }
    let merchant = parameters["app_id"] ?? ""
    return [
      content.text("trade_no").map { .trade(.alipay, $0) },
      content.text("out_trade_no").map { .order(.alipay, merchant: merchant, outTradeNo: $0) },
    ].compactMap(\.self)
  }

  private static func content(of parameters: AlipayParameters) -> Object? {
    guard case .object(let object)? = try? OrderReader.readJSON(parameters["biz_content"] ?? "")
    else { return nil }
    return object
  }

  // MARK: The gateway

  func answer(
    _ sign: ChannelRequest.SignState, about trade: inout Trade?
  ) -> ChannelReply {
    let method = parameters["method"].flatMap(Method.init)
    let root = method?.root ?? "error_response"
    do throws(Refusal) {
      guard let name = parameters["method"], !name.isEmpty else { throw .missing("method") }
      guard let method else { throw .invalid("method", "不存在的方法名") }
      try verify(sign)
      guard let content = Self.content(of: parameters) else {
        throw .invalid("biz-content", "biz_content 不是 JSON 对象")
      }
      guard content.text("out_trade_no") != nil || content.text("trade_no") != nil else {
        throw .parameter("out_trade_no 和 trade_no 不能同时为空")
      }
      if trade?.merchant != parameters["app_id"] { trade = nil }
      let fields: Fields
      switch method {
      case .query: fields = try query(trade)
      case .close: fields = try close(&trade)
      case .refund: fields = try refund(&trade, content)
      case .refundQuery: fields = try queryRefund(trade, content)
      }
      return Self.reply(root, [("code", "10000"), ("msg", "Success")], fields)
    } catch {
      return Self.reply(
        root,
        [
          ("code", error.code), ("msg", Self.message(error.code)), ("sub_code", error.subCode),
          ("sub_msg", error.text),
        ], [], error: error.subCode, text: error.text)
    }
  }

  private static func message(_ code: String) -> String {
    switch code {
    case "40001": "Missing Required Arguments"
    case "40002": "Invalid Arguments"
    default: "Business Failed"
    }
  }

  private static func reply(
    _ root: String, _ head: [(String, String)], _ fields: Fields, error: String? = nil,
    text: String? = nil
  ) -> ChannelReply {
    let members =
      head.map { Member(name: $0.0, value: .string($0.1)) }
      + fields.map { Member(name: $0.0, value: $0.1) }
    // Libraries sign again what they have read: slashes are written as PHP and Java write them.
    let json = Value.object(Object(members: members)).json(isHarmless: false)
      .replacing("/", with: "\\/")
    return ChannelReply(.alipay(root: root, json: json), error: error, text: text)
  }

  private func verify(_ sign: ChannelRequest.SignState) throws(Refusal) {
    let app = parameters["app_id"] ?? ""
    if app.isEmpty { throw .missing("app-id") }
    guard app.utf8.count <= 32, app.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .invalid("app-id", "无效的 AppID 参数")
    }
    switch sign {
    case .right: break
    case .missing: throw .missing("signature")
    case .unknownKind: throw .invalid("signature-type", "无效签名类型，应为 RSA2")
    case .wrong: throw .invalid("signature", "无效签名")
    }
    let charset = parameters["charset"] ?? "utf-8"
    guard charset.lowercased() == "utf-8" else {
      throw .invalid("charset", "字符集错误：这里只支持 utf-8")
    }
  }

  private func query(_ trade: Trade?) throws(Refusal) -> Fields {
    guard let trade else { throw .notFound }
    var fields: Fields = [
      ("buyer_logon_id", .string(Payer.alipayLogon)),
      ("buyer_pay_amount", .string(trade.paidYuan)),
      ("buyer_user_id", .string(Payer.alipayID)), ("invoice_amount", .string(trade.paidYuan)),
      ("out_trade_no", .string(trade.outTradeNo)), ("point_amount", .string("0.00")),
      ("receipt_amount", .string(trade.paidYuan)),
    ]
    if let paidAt = trade.paidAt {
      fields.append(("send_pay_date", .string(paidAt.civilTime())))
    }
    fields += [
      ("total_amount", .string(trade.yuan)), ("trade_no", .string(trade.alipayNumber)),
      ("trade_status", .string(trade.alipayStatus(at: now))),
    ]
    return fields
  }

  private func close(_ trade: inout Trade?) throws(Refusal) -> Fields {
    guard let known = trade else { throw .notFound }
    guard known.obstacle(at: now) == nil else { throw .badStatus }
    trade?.close(at: now)
    return [
      ("out_trade_no", .string(known.outTradeNo)), ("trade_no", .string(known.alipayNumber)),
    ]
  }

  private func refund(_ trade: inout Trade?, _ content: Object) throws(Refusal) -> Fields {
    guard let amount = content.text("refund_amount").flatMap(Amount.init(yuan:)), amount.fen > 0
    else { throw .parameter("refund_amount 应为正数，单位为元，最多两位小数") }
    guard let known = trade else { throw .notFound }
    guard known.status == .paid else { throw .badStatus }
    // Without a number it is the whole payment, once.
    let number = try self.number("out_request_no", in: content) ?? known.outTradeNo
    var refunded = known
    let done: Trade.Refund
    let isNew: Bool
    if let before = known.refunds.first(where: { $0.number == number }) {
      guard before.amount == amount.fen else {
        throw Refusal("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求")
      }
      (done, isNew) = (before, false)
    } else {
      guard amount.fen <= known.refundable else {
        throw Refusal("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限")
      }
      if content.text("out_request_no") == nil, amount.fen != known.amount {
        throw .parameter("部分退款时 out_request_no 必填")
      }
      done = refunded.refund(number, amount.fen, at: now)
      isNew = true
      trade = refunded
    }
    let total = refunded.refunds.reduce(0) { $0 + $1.amount }
    return [
      ("buyer_logon_id", .string(Payer.alipayLogon)), ("buyer_user_id", .string(Payer.alipayID)),
      ("fund_change", .string(isNew ? "Y" : "N")),
      ("gmt_refund_pay", .string(done.at.civilTime())),
      ("out_trade_no", .string(known.outTradeNo)),
      ("refund_fee", .string(Amount(fen: total).yuan)),
      ("send_back_fee", .string(Amount(fen: total).yuan)),
      ("trade_no", .string(known.alipayNumber)),
    ]
  }

  private func queryRefund(_ trade: Trade?, _ content: Object) throws(Refusal) -> Fields {
    guard let number = content.text("out_request_no") else {
      throw .parameter("out_request_no 不能为空")
    }
    guard let trade else { throw .notFound }
    // Where there is no such refund, Alipay answers with success and without the fields.
    guard let refund = trade.refunds.first(where: { $0.number == number }) else { return [] }
    return [
      ("out_request_no", .string(refund.number)), ("out_trade_no", .string(trade.outTradeNo)),
      ("refund_amount", .string(Amount(fen: refund.amount).yuan)),
      ("refund_status", .string("REFUND_SUCCESS")), ("total_amount", .string(trade.yuan)),
      ("trade_no", .string(trade.alipayNumber)),
    ]
  }

  // MARK: The app

  /// The payer opens an order string: from then on there is a trade.
  func open(
    _ sign: ChannelRequest.SignState, about trade: inout Trade?
  ) throws(Refusal) {
    guard parameters["method"] == "alipay.trade.app.pay" else {
      throw .invalid("method", "method 应为 alipay.trade.app.pay")
    }
    try verify(sign)
    guard let content = Self.content(of: parameters) else {
      throw .invalid("biz-content", "biz_content 不是 JSON 对象")
    }
    guard let number = try self.number("out_trade_no", in: content) else {
      throw .parameter("out_trade_no 不能为空")
    }
    guard let amount = content.text("total_amount").flatMap(Amount.init(yuan:)), amount.fen > 0
    else { throw .parameter("total_amount 应为正数，单位为元，最多两位小数") }
    guard let subject = content.text("subject"), subject.unicodeScalars.count <= 256 else {
      throw .parameter("subject 应为 1–256 个字符")
    }
    if let known = trade, known.merchant == parameters["app_id"] {
      guard known.amount == amount.fen, known.subject == subject else {
        throw Refusal("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改")
      }
      return
    }
    for (name, length) in [("body", 128), ("passback_params", 512)] {
      guard content.text(name)?.unicodeScalars.count ?? 0 <= length else {
        throw .parameter("\(name) 最长 \(length) 个字符")
      }
    }
    guard parameters["notify_url"]?.utf8.count ?? 0 <= 256 else {
      throw .parameter("notify_url 最长 256 个字节")
    }
    let echoes = [
      ("body", content.text("body")), ("passback_params", content.text("passback_params")),
    ]
    trade = Trade(
      channel: .alipay, merchant: parameters["app_id"] ?? "", outTradeNo: number,
      amount: amount.fen, subject: subject, notifyURL: parameters["notify_url"] ?? "",
      createdAt: now, expiresAt: try expiry(content),
      echoes: echoes.compactMap { name, value in value.map { .init(name, $0) } })
  }

  /// A number of the merchant's own: 1 to 64 printable characters without blanks.
  private func number(_ name: String, in content: Object) throws(Refusal) -> String? {
    guard let number = content.text(name) else { return nil }
    guard number.utf8.count <= 64, number.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .parameter("\(name) 应为 1–64 个字母、数字或符号")
    }
    return number
  }

  /// time_expire (`2016-12-31 10:05`) or timeout_express (`90m`, `2h`, `1d`, `1c` the day's end).
  private func expiry(_ content: Object) throws(Refusal) -> Instant? {
    if let text = content.text("time_expire") {
      let seconds = text.utf8.count == 16 ? text + ":00" : text
      guard let instant = Timestamp.microseconds(seconds + "+08:00") else {
        throw .parameter("time_expire 应形如 2016-12-31 10:05:00")
      }
      return Instant(microseconds: instant)
    }
    guard let text = content.text("timeout_express") else { return nil }
    guard let unit = text.last, let count = Int64(text.dropLast()), (1...100_000).contains(count)
    else { throw .parameter("timeout_express 应形如 90m、2h、1d") }
    switch unit {
    case "m": return now + .minutes(count)
    case "h": return now + .hours(count)
    case "d": return now + .hours(24 * count)
    case "c":
      let day = 86_400 as Int64
      let local = now.seconds + Instant.beijingSecondsEast
      return Instant(seconds: (local / day + 1) * day - Instant.beijingSecondsEast)
    default: throw .parameter("timeout_express 应形如 90m、2h、1d")
    }
  }
}

extension ChannelServer {
  /// The payer opens an order string in Alipay's app; the answer is why it does not open.
  public static func open(
    _ orderString: AlipayParameters, _ sign: ChannelRequest.SignState,
    about trade: inout Trade?, at now: Instant
  ) -> (code: String, text: String)? {
    do throws(AlipayServer.Refusal) {
      try AlipayServer(parameters: orderString, now: now).open(sign, about: &trade)
      return nil
    } catch {
      return (error.subCode, error.text)
    }
  }
}

extension Trade {
  var yuan: String { Amount(fen: amount).yuan }

  fileprivate var paidYuan: String { status == .paid ? yuan : "0.00" }

  fileprivate var alipayNumber: String { tradeNo ?? "" }

  func alipayStatus(at instant: Instant) -> String {
    switch status {
    case .paid: refundable == 0 ? "TRADE_CLOSED" : "TRADE_SUCCESS"
    case .closed: "TRADE_CLOSED"
    case .open: isExpired(at: instant) ? "TRADE_CLOSED" : "WAIT_BUYER_PAY"
    }
  }
}

extension Object {
  /// A member that is a text or a number, and not empty.
  fileprivate func text(_ name: String) -> String? {
    switch self[name] {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number.text
    default: nil
    }
  }
}
