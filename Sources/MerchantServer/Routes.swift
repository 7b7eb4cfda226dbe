import Documents
import HTTPTypes
import Hummingbird
import OrderBook
import Outside
import TTPay

/// The merchant's routes; openapi.yaml describes the same.
struct Routes: Sendable {
  typealias Context = BasicRequestContext

  let merchant: Merchant
  let limits: ServerLimits

  func add(to router: Router<Context>) {
    router.get("/healthz") { _, _ in try await health() }
    router.get("/openapi.yaml") { _, _ in Reply.bytes(OpenAPI.document, "application/yaml") }
    router.post("/orders") { request, _ in try await create(request) }
    router.get("/orders") { request, _ in try await list(request) }
    router.get("/orders/{out_order_no}") { _, context in try await show(try order(context)) }
    router.post("/orders/{out_order_no}/close") { request, context in
      try await close(try order(context), request)
    }
    router.post("/orders/{out_order_no}/refund") { request, context in
      try await refund(try order(context), request)
    }
    router.post("/orders/{out_order_no}/payments") { request, context in
      try await pay(try order(context), request)
    }
  }

  // MARK: Questions

  private func health() async throws(Problem) -> Response {
    try await merchant.check()
    return Reply.json(.ok) { $0.field("status", "ok") }
  }

  private func show(_ number: String) async throws(Problem) -> Response {
    let order = try await merchant.order(number)
    return Reply.json(.ok) { OrderDocument.write(order, at: now, to: &$0) }
  }

  private func list(_ request: Request) async throws(Problem) -> Response {
    let query = try ListQuery(request.uri.queryParameters)
    let found = try await merchant.page(query)
    let page = found.prefix(query.limit)
    return Reply.json(.ok) { json in
      json.objects("orders", page) { OrderDocument.write($1.order, at: now, to: &$0) }
      if found.count > page.count, let last = page.last {
        json.field("next_cursor", String(last.sequence))
      } else {
        json.null("next_cursor")
      }
    }
  }

  // MARK: Changes

  private func create(_ request: Request) async throws -> Response {
    let (body, cause) = try await read(request)
    let settings = try OrderSubmission.read(body, usual: merchant.usual)
    let made = try await merchant.create(settings, cause)
    return Reply.json(.created, location: "/orders/\(made.outOrderNo)") { json in
      json.field("out_order_no", made.outOrderNo)
      json.field("orderInfo", json: made.info.utf8)
    }
  }

  private func close(_ number: String, _ request: Request) async throws -> Response {
    let (body, cause) = try await read(request)
    try RequestObject(body, known: []).finish()
    return answer(try await merchant.change(number, .close, cause))
  }

  private func refund(_ number: String, _ request: Request) async throws -> Response {
    let (body, cause) = try await read(request)
    let (result, refundNo) = try await merchant.refund(number, RefundSubmission(body), cause)
    return answer(result, refundNo: refundNo)
  }

  private func pay(_ number: String, _ request: Request) async throws -> Response {
    let (body, cause) = try await read(request)
    let change = try PaymentSubmission.read(body)
    guard let result = try await merchant.changeIfKnown(number, change, cause) else {
      return Reply.json(.accepted) { json in
        json.field("outcome", "kept")
        json.field("out_order_no", number)
      }
    }
    return answer(result)
  }

  // MARK: Parts of them

  private var now: Int64 { merchant.clock().seconds }

  private func order(_ context: Context) throws(Problem) -> String {
    let number = context.parameters.get("out_order_no") ?? ""
    guard Identifier.isValid(number) else {
      throw Problem(
        .unknownOrder, zh: "订单号是 \(Identifier.rule.zh)",
        en: "an order number is \(Identifier.rule.en)")
    }
    return number
  }

  private func read(_ request: Request) async throws -> ([UInt8], Merchant.Cause) {
    let body = try await request.bytes(atMost: limits.body)
    let key = try IdempotencyKey.read(request.head, body: body)
    let message = "\(request.method.rawValue) \(request.uri.path)"
    return (body, Merchant.Cause(message: message, idempotency: key))
  }

  /// An order after a change. A changed order is never merely created, so that its code does not
  /// depend on the time, and a repeated request gets the same bytes.
  private func answer(
    _ result: Merchant.Result, refundNo: String? = nil
  ) -> Response {
    let outcome: String
    switch result.outcome {
    case .changed: outcome = "changed"
    case .repeated: outcome = "repeated"
    case .surplus: outcome = "surplus"
    case .refused(let refusal): outcome = refusal.rawValue
    }
    return Reply.json(.ok) { json in
      json.field("outcome", outcome)
      if let refundNo { json.field("refund_no", refundNo) }
      json.object("order") { OrderDocument.write(result.order, at: now, to: &$0) }
    }
  }
}
