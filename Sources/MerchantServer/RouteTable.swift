import Hummingbird

/// The routes there are, to say what a request that fits none could have meant.
struct RouteTable: Sendable {
  struct Route: Hashable, Sendable {
    let method: String
    /// As in `/orders/{out_order_no}`.
    let path: String
  }

  let routes: [Route]

  init(_ router: Router<BasicRequestContext>) {
    routes = router.routes.map {
      Route(method: $0.method.rawValue, path: $0.path.description)
    }
  }

  func problem(of request: Request) -> Problem {
    let parts = request.uri.path.split(separator: "/")
    let methods = routes.filter { Self.matches($0.path, parts) }.map(\.method)
    if methods.isEmpty {
      return Problem(
        .unknownPath,
        zh: "商户的地址见 GET /openapi.yaml；微信的在 /pay/ 和 /secapi/ 下，支付宝的是 /gateway.do",
        en: "the merchant's paths are in GET /openapi.yaml; WeChat's are under /pay/ and /secapi/, "
          + "Alipay's is /gateway.do")
    }
    let list = methods.joined(separator: ", ")
    var problem = Problem(.methodNotAllowed, zh: "可用的方法：\(list)", en: "its methods: \(list)")
    problem.allowedMethods = methods
    return problem
  }

  private static func matches(_ path: String, _ parts: [Substring]) -> Bool {
    let pattern = path.split(separator: "/")
    return pattern.count == parts.count
      && zip(pattern, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
  }
}
