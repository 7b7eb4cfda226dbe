import Documents
import Hummingbird

/// What is refused before any route looks at it.
struct Gate: Sendable {
  let limits: ServerLimits
  /// The names under which the server may be addressed; nil where it serves a network.
  let hosts: Set<String>?

  /// - Parameter host: the address that the person named; nil for the loopback default.
  init(limits: ServerLimits, host: String?) {
    self.limits = limits
    hosts = host == nil ? ["localhost", "127.0.0.1", "[::1]"] : nil
  }

  func check(_ request: Request) throws(Problem) {
    if (request.head.path ?? "").utf8.count > limits.target {
      throw Problem(
        .targetTooLong, zh: "路径和查询最多 \(limits.target) 字节",
        en: "path and query have at most \(limits.target) bytes")
    }
    try checkHost(request)
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
      throw Problem.tooLarge(limits.body)
    }
  }

  /// A web page may give its own name our address, or post to us from wherever it is: neither name
  /// is ours.
  private func checkHost(_ request: Request) throws(Problem) {
    guard let authority = request.head.authority, !authority.isEmpty,
      !request.headers.contains(where: { $0.name.canonicalName == "host" })
    else {
      throw Problem(
        .malformedRequest, zh: "应有且只有一个 Host", en: "there must be one Host header, and one only")
    }
    if let hosts, !hosts.contains(Self.host(of: authority)) {
      throw Problem(
        .misdirected, zh: "Host 应为 localhost 或 127.0.0.1；要用别的名字，请用 --host 启动",
        en: "Host must be localhost or 127.0.0.1; start with --host to serve other names")
    }
    if let origin = request.headers.first(where: { $0.name.canonicalName == "origin" })?.value,
      origin.lowercased() != "http://" + authority.lowercased()
    {
      throw Problem(
        .foreignOrigin, zh: "请求来自 \(Problem.shown(origin)) 的网页",
        en: "the request comes from a page of \(Problem.shown(origin))")
    }
  }

  /// The authority without its port, in lower case.
  private static func host(of authority: String) -> String {
    let name = authority.lowercased()
    if name.hasPrefix("["), let end = name.firstIndex(of: "]") { return String(name[...end]) }
    return String(name.prefix { $0 != ":" })
  }
}
