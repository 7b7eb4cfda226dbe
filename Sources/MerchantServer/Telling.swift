import HTTPTypes
import Hummingbird
import Simulation
import Synchronization
import TTPay

/// Tells of every request and its answer, and turns what routes throw into problem documents.
struct Telling: RouterMiddleware {
  typealias Context = BasicRequestContext

  let gate: Gate
  let routes: RouteTable
  let clock: @Sendable () -> Instant
  let observe: @Sendable (ServerEvent) -> Void
  private let counter = Counter()

  init(
    gate: Gate, routes: RouteTable, clock: @escaping @Sendable () -> Instant,
    observe: @escaping @Sendable (ServerEvent) -> Void
  ) {
    self.gate = gate
    self.routes = routes
    self.clock = clock
    self.observe = observe
  }

  private final class Counter: Sendable {
    private let last = Mutex<Int64>(0)

    func next() -> Int64 {
      last.withLock { last in
        last += 1
        return last
      }
    }
  }

  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let told = ServerEvent.Request(
      number: counter.next(), method: request.method.rawValue, target: Self.target(of: request))
    observe(.received(told, at: clock()))
    let start = ContinuousClock.now
    var problem: String?
    var response: Response
    do {
      do {
        try gate.check(request)
        response = try await next(request, context)
      } catch let error as HTTPError where error.status == .notFound {
        throw routes.problem(of: request)
      }
    } catch let error as Problem {
      problem = error.kind.identifier
      response = Reply.problem(error, in: request.language)
      if request.method == .head { response = response.createHeadResponse() }
    }
    // For the record alone.
    if problem == nil, let note = response.headers[Self.note] { problem = note }
    response.headers[Self.note] = nil
    let took = start.duration(to: .now)
    observe(
      .answered(
        told, status: response.status.code, order: Self.order(of: response), problem: problem,
        took: .microseconds(
          took.components.seconds * 1_000_000 + took.components.attoseconds / 1_000_000_000_000),
        at: clock()))
    return response
  }

  /// Path and query; of what is said to Alipay, which is signed and long, what it is about.
  private static func target(of request: Request) -> String {
    guard ["/gateway.do", ChannelRoutes.orderStringPath].contains(request.uri.path) else {
      return request.head.path ?? ""
    }
    let method = AlipayParameters(form: request.uri.query ?? "")["method"]
    return request.uri.path + (method.map { "?method=\($0)" } ?? "")
  }

  /// What a route has to tell of an answer beside the answer; it is taken out again.
  // Letters and a hyphen are a header's name.
  static let note = HTTPField.Name("cashier-note")!

  /// The number of a new order, which the answer alone tells.
  private static func order(of response: Response) -> String? {
    response.headers[.location].map { String($0.dropFirst("/orders/".count)) }
  }
}
