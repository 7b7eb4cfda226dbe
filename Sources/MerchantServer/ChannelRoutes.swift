import Channels
import Documents
import HTTPTypes
import Hummingbird
import TTPay

/// WeChat's and Alipay's routes: what merchants' servers call, and what a payer opens in a browser.
struct ChannelRoutes: Sendable {
  typealias Context = BasicRequestContext

  let host: any ChannelHost
  let limits: ServerLimits

  static let orderStringPath = "/alipay/app-pay"

  func add(to router: Router<Context>) {
    for operation in WeChatOperation.allCases {
      router.post(RouterPath(operation.rawValue)) { request, _ in
        try await wechat(operation, request)
      }
    }
    for method in [HTTPRequest.Method.get, .post] {
      router.on("/gateway.do", method: method) { request, _ in try await alipay(request) }
      router.on(RouterPath(WeChatPrepay.path), method: method) { request, _ in
        try await page(request, .prepay(query(of: request)["prepay_id"] ?? ""))
      }
      router.on(RouterPath(Self.orderStringPath), method: method) { request, _ in
        guard let keys = await host.keys() else { throw Problem.noKeys }
        let parameters = query(of: request)
        return try await page(
          request, .orderString(parameters, keys.signState(of: parameters)),
          flaw: keys.flaw(of: parameters))
      }
    }
  }

  // MARK: Servers

  private func wechat(
    _ operation: WeChatOperation, _ request: Request
  ) async throws -> Response {
    guard let keys = await host.keys() else { throw Problem.noKeys }
    let body = try await request.bytes(atMost: limits.body, ofAnyType: true)
    return try await answer(
      keys.request(operation, body: body, base: base(of: request)), signedWith: keys)
  }

  private func alipay(_ request: Request) async throws -> Response {
    guard let keys = await host.keys() else { throw Problem.noKeys }
    let body = try await request.bytes(atMost: limits.body, ofAnyType: true)
    let form = AlipayParameters(form: String(decoding: body, as: UTF8.self))
    return try await answer(
      keys.request(query(of: request) + form, base: base(of: request)), signedWith: keys)
  }

  private func answer(
    _ request: ChannelRequest, signedWith keys: ChannelKeys
  ) async throws -> Response {
    guard let reply = await host.answer(request) else {
      throw Problem(.bookFailed, zh: "订单簿无法读写", en: "the order book cannot be read or written")
    }
    let document = keys.document(reply)
    var response = Reply.bytes(document.bytes, document.contentType)
    response.headers[Telling.note] = reply.error
    return response
  }

  /// Scheme, host and port under which this server was called.
  private func base(of request: Request) -> String {
    "http://\(request.head.authority ?? "127.0.0.1")"
  }

  private func query(of request: Request) -> AlipayParameters {
    AlipayParameters(form: request.uri.query ?? "")
  }

  // MARK: Browsers

  private func page(
    _ request: Request, _ link: PaymentLink, flaw: Finding? = nil
  ) async throws -> Response {
    let language = request.language
    guard request.method == .post else {
      return reply(
        PayPage(
          link: link, opened: await host.open(link), flaw: flaw,
          hasTerminal: host.hasTerminal, language: language))
    }
    let body = try await request.bytes(atMost: limits.body, ofAnyType: true)
    let form = AlipayParameters(form: String(decoding: body, as: UTF8.self))
    guard let act = form["act"].flatMap(PagePayment.init) else {
      throw Problem(
        .malformedRequest, zh: "act 应为 pay 或 cancel", en: "act must be pay or cancel")
    }
    return reply(
      PayPage(
        link: link, opened: await host.act(act, on: link), act: act, flaw: flaw,
        hasTerminal: host.hasTerminal, language: language))
  }

  private func reply(_ page: PayPage) -> Response {
    var response = Reply.bytes(
      Array(page.html.utf8), "text/html; charset=utf-8", status: page.status)
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
    response.headers[Telling.note] = page.code
    return response
  }
}

extension Problem {
  static let noKeys = Problem(
    .keysFailed, zh: "支付宝密钥不可用，见 cashier keys",
    en: "Alipay's keys cannot be had; see cashier keys")
}
