import Documents
import OrderBook

/// The kinds of problems that the server tells; the raw values are stable identifiers.
enum ProblemKind: Hashable, Sendable {
  case malformedRequest
  case malformedJSON
  case invalidQuery
  case invalidIdempotencyKey
  case foreignOrigin
  case unknownPath
  case unknownOrder
  case methodNotAllowed
  case requestTimeout
  case refused(ChangeRefusal)
  case bodyTooLarge
  case targetTooLong
  case unsupportedMediaType
  case misdirected
  case invalidFields
  case idempotencyKeyReused
  case headerTooLarge
  case bookFailed
  case keysFailed
  case tooSlow
  case internalError

  var identifier: String {
    switch self {
    case .malformedRequest: "malformed-request"
    case .malformedJSON: "malformed-json"
    case .invalidQuery: "invalid-query"
    case .invalidIdempotencyKey: "invalid-idempotency-key"
    case .foreignOrigin: "foreign-origin"
    case .unknownPath: "unknown-path"
    case .unknownOrder: "unknown-order"
    case .methodNotAllowed: "method-not-allowed"
    case .requestTimeout: "request-timeout"
    case .refused(let refusal): refusal.rawValue
    case .bodyTooLarge: "body-too-large"
    case .targetTooLong: "target-too-long"
    case .unsupportedMediaType: "unsupported-media-type"
    case .misdirected: "misdirected-request"
    case .invalidFields: "invalid-fields"
    case .idempotencyKeyReused: "idempotency-key-reused"
    case .headerTooLarge: "header-too-large"
    case .bookFailed: "order-book-failed"
    case .keysFailed: "keys-failed"
    case .tooSlow: "server-too-slow"
    case .internalError: "internal-error"
    }
  }

  var status: Int {
    switch self {
    case .malformedRequest, .malformedJSON, .invalidQuery, .invalidIdempotencyKey: 400
    case .foreignOrigin: 403
    case .unknownPath, .unknownOrder: 404
    case .methodNotAllowed: 405
    case .requestTimeout: 408
    case .refused: 409
    case .bodyTooLarge: 413
    case .targetTooLong: 414
    case .unsupportedMediaType: 415
    case .misdirected: 421
    case .invalidFields, .idempotencyKeyReused: 422
    case .headerTooLarge: 431
    case .internalError: 500
    case .bookFailed, .keysFailed, .tooSlow: 503
    }
  }

  var title: Bilingual {
    switch self {
    case .malformedRequest: Bilingual(zh: "不是有效的 HTTP 请求", en: "Not a valid HTTP request")
    case .malformedJSON: Bilingual(zh: "正文不是有效的 JSON", en: "The body is not valid JSON")
    case .invalidQuery: Bilingual(zh: "查询参数无效", en: "The query is not valid")
    case .invalidIdempotencyKey:
      Bilingual(zh: "Idempotency-Key 无效", en: "The Idempotency-Key is not valid")
    case .foreignOrigin:
      Bilingual(zh: "不接受其他网站的请求", en: "Requests of other web sites are not taken")
    case .unknownPath: Bilingual(zh: "没有这个地址", en: "There is no such path")
    case .unknownOrder: Bilingual(zh: "没有这个订单", en: "There is no such order")
    case .methodNotAllowed: Bilingual(zh: "此地址不支持这个方法", en: "Not a method of this path")
    case .requestTimeout: Bilingual(zh: "请求没有在时限内到齐", en: "The request did not arrive in time")
    case .refused(let refusal): refusal.title
    case .bodyTooLarge: Bilingual(zh: "正文太大", en: "The body is too large")
    case .targetTooLong: Bilingual(zh: "地址太长", en: "The path is too long")
    case .unsupportedMediaType: Bilingual(zh: "正文应为 JSON", en: "The body must be JSON")
    case .misdirected: Bilingual(zh: "请求不是发给这里的", en: "The request is meant for another host")
    case .invalidFields: Bilingual(zh: "有字段无效", en: "Some fields are not valid")
    case .idempotencyKeyReused:
      Bilingual(
        zh: "Idempotency-Key 已用于另一个请求", en: "The Idempotency-Key belongs to another request")
    case .headerTooLarge: Bilingual(zh: "请求头太大", en: "The header fields are too large")
    case .bookFailed: Bilingual(zh: "订单簿无法使用", en: "The order book cannot be used")
    case .keysFailed: Bilingual(zh: "密钥不可用", en: "There are no keys")
    case .tooSlow: Bilingual(zh: "没有在时限内得出结果", en: "There was no answer in time")
    case .internalError: Bilingual(zh: "服务器内部错误", en: "Internal error")
    }
  }
}

extension ChangeRefusal {
  /// Why the order does not change.
  var title: Bilingual {
    switch self {
    case .amountDiffers: Bilingual(zh: "金额与订单不符", en: "The amount is not the order's")
    case .amountNotPositive: Bilingual(zh: "金额必须大于 0", en: "The amount must be above 0")
    case .alreadyPaid: Bilingual(zh: "订单已支付", en: "The order has been paid")
    case .notPaid: Bilingual(zh: "订单未支付", en: "The order has not been paid")
    case .abovePaid: Bilingual(zh: "退款超过已付金额", en: "More than is left of what was paid")
    case .unknownTransaction:
      Bilingual(zh: "订单没有这笔支付", en: "The order has no such payment")
    case .unknownRefund: Bilingual(zh: "订单没有这笔退款", en: "The order has no such refund")
    case .refundNumberUsed:
      Bilingual(zh: "退款单号已用于另一笔退款", en: "The refund number belongs to another refund")
    }
  }
}
