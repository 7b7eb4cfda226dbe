import Documents
import Simulation
import TTPay

/// WeChat Pay's server, v2, for payments in a browser (MWEB).
struct WeChatServer {
  let message: WeChatMessage
  let base: String
  let now: Instant

  /// Why something is not done: WeChat's err_code and its text.
  struct Refusal: Error {
    let code: String
    let text: String

    init(_ code: String, _ text: String) {
      self.code = code
      self.text = text
    }

    static let notFound = Refusal("ORDERNOTEXIST", "订单不存在")
    static let paid = Refusal("ORDERPAID", "该订单已支付")
    static let closed = Refusal("ORDERCLOSED", "该订单已关闭")
    static let amountsDiffer = Refusal("PARAM_ERROR", "订单金额或退款金额与之前请求不一致，请核实后再试")

    static func parameter(_ text: String) -> Refusal { Refusal("PARAM_ERROR", text) }
  }

  /// 1 亿元, in 分.
  static let greatestAmount: Int64 = 10_000_000_000

  /// How long after it was made an order cannot be closed.
  static let closeDelay = TimeSpan.minutes(5)

  static func names(in message: WeChatMessage, _ operation: WeChatOperation) -> [TradeName] {
    let merchant = message["mch_id"] ?? ""
    // As the documents rank them.
    let fields =
      switch operation {
      case .unifiedOrder: ["out_trade_no"]
      case .orderQuery, .closeOrder, .refund: ["transaction_id", "out_trade_no"]
      case .refundQuery: ["refund_id", "out_refund_no", "transaction_id", "out_trade_no"]
      }
    return fields.compactMap { field in
      guard let value = message[field], !value.isEmpty else { return nil }
      return switch field {
      case "transaction_id": .trade(.wechat, value)
      case "out_trade_no": .order(.wechat, merchant: merchant, outTradeNo: value)
      default: .refund(.wechat, merchant: merchant, number: value)
      }
    }
  }

  // MARK: Answers

  func answer(
    _ operation: WeChatOperation, _ sign: ChannelRequest.SignState, about trade: inout Trade?
  ) -> ChannelReply {
    switch sign {
    case .right: break
    case .missing: return Self.failure("缺少参数sign", "SIGNERROR", "签名错误")
    case .wrong, .unknownKind: return Self.failure("签名错误", "SIGNERROR", "签名错误")
    }
    do throws(Refusal) {
      for name in ["appid", "mch_id", "nonce_str"] { _ = try required(name, atMost: 32) }
      // Somebody else's trade is nobody's.
      if trade?.merchant != message["mch_id"] { trade = nil }
      switch operation {
      case .unifiedOrder: return success(try unify(&trade))
      case .orderQuery: return success(try query(trade))
      case .closeOrder: return success(try close(&trade))
      case .refund: return success(try refund(&trade))
      case .refundQuery: return success(try queryRefund(trade))
      }
    } catch {
      return reply(
        [
          ("result_code", "FAIL"), ("err_code", error.code), ("err_code_des", error.text),
        ], error: error.code, text: error.text)
    }
  }

  static func unreadable(_ reason: String) -> ChannelReply {
    failure("XML格式错误", "XML_FORMAT_ERROR", reason)
  }

  /// Who cannot be told for the merchant is answered without a sign.
  private static func failure(_ message: String, _ code: String, _ text: String) -> ChannelReply {
    ChannelReply(
      .wechat(
        WeChatMessage([
          .init("return_code", "FAIL"), .init("return_msg", message),
          .init("result_code", "FAIL"), .init("err_code", code), .init("err_code_des", text),
        ]), signed: nil), error: code, text: message)
  }

  private func success(_ fields: [(String, String?)]) -> ChannelReply {
    reply([("result_code", "SUCCESS")] + fields)
  }

  private func reply(_ fields: [(String, String?)], error: String? = nil, text: String? = nil)
    -> ChannelReply
  {
    let kind = message["sign_type"].flatMap(WeChatSignature.Kind.init) ?? .md5
    let nonce = nonce(of: "\(message["nonce_str"] ?? "")\n\(now.microseconds)")
    let head: [(String, String?)] = [
      ("return_code", "SUCCESS"), ("return_msg", "OK"), ("appid", message["appid"]),
      ("mch_id", message["mch_id"]), ("device_info", message["device_info"]),
      ("nonce_str", nonce),
    ]
    let all = (head + fields).compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : WeChatMessage.Field(name, $0) }
    }
    return ChannelReply(.wechat(WeChatMessage(all), signed: kind), error: error, text: text)
  }

  // MARK: Operations

  private func unify(_ trade: inout Trade?) throws(Refusal) -> [(String, String?)] {
    let new = try order()
    if let known = trade {
      switch known.obstacle(at: now) {
      case .alreadyPaid: throw .paid
      case .closed, .expired: throw .closed
      case nil: break
      }
      guard known.amount == new.amount, known.subject == new.subject else {
        throw Refusal("OUT_TRADE_NO_USED", "商户订单号重复")
      }
      trade?.urlMadeAt = now
    } else {
      trade = new
    }
    guard let trade, let id = trade.prepayID else { throw .notFound }
    return [
      ("trade_type", "MWEB"), ("prepay_id", id),
      ("mweb_url", WeChatPrepay(id: id).url(base: base)),
    ]
  }

  private func order() throws(Refusal) -> Trade {
    let number = try self.number("out_trade_no", atMost: 32)
    let body = try required("body")
    guard body.unicodeScalars.count <= 128 else { throw .parameter("body 最长 128 个字符") }
    let amount = try fen("total_fee")
    let type = try required("trade_type")
    guard type == "MWEB" else { throw .parameter("trade_type：这里只模拟 MWEB") }
    _ = try required("spbill_create_ip", atMost: 64)
    for (name, length) in [("attach", 127), ("device_info", 32)] where message[name] != nil {
      guard message[name]?.unicodeScalars.count ?? 0 <= length else {
        throw .parameter("\(name) 最长 \(length) 个字符")
      }
    }
    let url = try required("notify_url", atMost: 256)
    guard WebAddress(url) != nil else { throw .parameter("notify_url 不是 http(s) 地址") }
    let expires = try expiry()
    let merchant = try required("mch_id")
    let prepay = WeChatPrepay(
      merchant: merchant, outTradeNo: number, time: now.compactCivilTime())
    let echoes = ["appid", "attach", "device_info", "sign_type"].compactMap { name in
      message[name].flatMap { $0.isEmpty ? nil : WeChatMessage.Field(name, $0) }
    }
    return Trade(
      channel: .wechat, merchant: merchant, outTradeNo: number, amount: amount, subject: body,
      notifyURL: url, createdAt: now, expiresAt: expires, echoes: echoes, prepayID: prepay.id)
  }

  private func query(_ trade: Trade?) throws(Refusal) -> [(String, String?)] {
    try requireNumber(["out_trade_no", "transaction_id"])
    guard let trade else { throw .notFound }
    let state = trade.wechatState
    var fields: [(String, String?)] = [
      ("trade_state", state.name), ("trade_state_desc", state.text),
      ("out_trade_no", trade.outTradeNo), ("attach", trade.echo("attach")),
    ]
    if trade.status == .paid { fields += trade.wechatPayment }
    return fields
  }

  private func close(_ trade: inout Trade?) throws(Refusal) -> [(String, String?)] {
    _ = try required("out_trade_no")
    guard let known = trade else { throw .notFound }
    switch known.status {
    case .paid: throw .paid
    case .closed: throw .closed
    case .open: break
    }
    guard now - known.createdAt >= Self.closeDelay else {
      throw Refusal("TRADE_STATE_ERROR", "订单生成后 5 分钟内不能关闭，请稍后再试")
    }
    trade?.close(at: now)
    return [("result_msg", "OK")]
  }

  private func refund(_ trade: inout Trade?) throws(Refusal) -> [(String, String?)] {
    try requireNumber(["out_trade_no", "transaction_id"])
    let number = try self.number("out_refund_no", atMost: 64)
    let (total, amount) = (try fen("total_fee"), try fen("refund_fee"))
    guard let known = trade else { throw .notFound }
    guard known.status == .paid else { throw Refusal("TRADE_STATE_ERROR", "订单未支付，不能退款") }
    guard total == known.amount else { throw .amountsDiffer }
    let done: Trade.Refund
    if let before = known.refunds.first(where: { $0.number == number }) {
      guard before.amount == amount else { throw .amountsDiffer }
      done = before
    } else {
      guard amount <= known.amount else { throw .parameter("退款金额大于订单金额") }
      guard amount <= known.refundable else {
        throw Refusal("NOTENOUGH", "可退金额不足：累计退款金额大于支付金额")
      }
      var refunded = known
      done = refunded.refund(number, amount, at: now)
      trade = refunded
    }
    return [
      ("transaction_id", known.tradeNo), ("out_trade_no", known.outTradeNo),
      ("out_refund_no", done.number), ("refund_id", done.id), ("refund_fee", "\(done.amount)"),
      ("total_fee", "\(known.amount)"), ("cash_fee", "\(known.amount)"),
      ("cash_refund_fee", "\(done.amount)"),
    ]
  }

  private func queryRefund(_ trade: Trade?) throws(Refusal) -> [(String, String?)] {
    try requireNumber(["refund_id", "out_refund_no", "transaction_id", "out_trade_no"])
    let none = Refusal("REFUNDNOTEXIST", "退款订单查询失败")
    guard let trade else { throw none }
    let asked = ["refund_id", "out_refund_no"].compactMap { message[$0] }.filter { !$0.isEmpty }
    let refunds = trade.refunds.filter {
      asked.isEmpty || asked.contains($0.number) || asked.contains($0.id)
    }
    guard !refunds.isEmpty else { throw none }
    var fields: [(String, String?)] = [
      ("transaction_id", trade.tradeNo), ("out_trade_no", trade.outTradeNo),
      ("total_fee", "\(trade.amount)"), ("cash_fee", "\(trade.amount)"),
      ("refund_count", "\(refunds.count)"),
      ("refund_fee", "\(refunds.reduce(0) { $0 + $1.amount })"),
    ]
    for (index, refund) in refunds.enumerated() {
      fields += [
        ("out_refund_no_\(index)", refund.number), ("refund_id_\(index)", refund.id),
        ("refund_channel_\(index)", "ORIGINAL"), ("refund_fee_\(index)", "\(refund.amount)"),
        ("refund_status_\(index)", "SUCCESS"), ("refund_recv_accout_\(index)", "支付用户零钱"),
        ("refund_success_time_\(index)", refund.at.civilTime()),
      ]
    }
    return fields
  }

  // MARK: Parameters

  private func required(_ name: String, atMost length: Int = .max) throws(Refusal) -> String {
    guard let value = message[name], !value.isEmpty else { throw .parameter("缺少参数\(name)") }
    guard value.utf8.count <= length else { throw .parameter("\(name) 最长 \(length) 个字节") }
    return value
  }

  /// A number of the merchant's own.
  private func number(_ name: String, atMost length: Int) throws(Refusal) -> String {
    let number = try required(name)
    guard number.utf8.count <= length, number.utf8.allSatisfy(Self.isNumberByte) else {
      throw .parameter("\(name) 应为 1–\(length) 位的数字、字母或 _-|*@")
    }
    return number
  }

  private func requireNumber(_ names: [String]) throws(Refusal) {
    guard names.contains(where: { !(message[$0] ?? "").isEmpty }) else {
      throw .parameter("缺少参数\(names.joined(separator: "、"))（至少一个）")
    }
  }

  private func fen(_ name: String) throws(Refusal) -> Int64 {
    let text = try required(name)
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.first != 0x30,
      let fen = Int64(text), fen <= Self.greatestAmount
    else { throw .parameter("\(name) 应为正整数，单位为分") }
    return fen
  }

  /// time_expire: `20091227091010`, on Beijing's clock.
  private func expiry() throws(Refusal) -> Instant? {
    guard let text = message["time_expire"], !text.isEmpty else { return nil }
    guard let instant = Instant(compactBeijingTime: text) else {
      throw .parameter("time_expire 应形如 20091227091010")
    }
    return instant
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "_-|*@".utf8.contains(byte)
    }
  }
}

extension Trade {
  var wechatState: (name: String, text: String) {
    switch status {
    case .open: ("NOTPAY", "订单未支付")
    case .paid: refunds.isEmpty ? ("SUCCESS", "支付成功") : ("REFUND", "转入退款")
    case .closed: ("CLOSED", "已关闭")
    }
  }

  /// What queries and notifies tell of the payment.
  var wechatPayment: [(String, String?)] {
    [
      ("openid", Payer.openID), ("is_subscribe", "N"), ("trade_type", "MWEB"),
      ("bank_type", "OTHERS"), ("total_fee", "\(amount)"), ("fee_type", "CNY"),
      ("cash_fee", "\(amount)"), ("cash_fee_type", "CNY"), ("transaction_id", tradeNo),
      ("time_end", paidAt?.compactCivilTime()),
    ]
  }
}

/// The one payer that there is here.
enum Payer {
  static let openID = "oCASHIERpayer000000000000001"
  static let alipayID = "2088000000000001"
  static let alipayLogon = "pay***@example.com"
  static let sellerID = "2088000000000002"
}
