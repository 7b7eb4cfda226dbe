import Channels
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Simulation

/// WeChat and Alipay over HTTP, before whoever answers for them.
public final class ChannelListener: Sendable {
  private let port: Int
  private let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let server: Result<any Service, any Error>

  /// - Parameters:
  ///   - port: on this machine alone; 0 lets the system choose.
  ///   - onListening: told the port once it takes requests.
  public init(
    port: Int, host: any ChannelHost, clock: @escaping @Sendable () -> Instant,
    onListening: @escaping @Sendable (Int) -> Void
  ) {
    self.port = port
    let limits = ServerLimits()
    let silent = Logger(label: "cashier") { _ in SwiftLogNoOpLogHandler() }
    let routes = ChannelRoutes(host: host, limits: limits)
    let bare = Router()
    routes.add(to: bare)
    let router = Router()
    router.add(
      middleware: Telling(
        gate: Gate(limits: limits, host: nil), routes: RouteTable(bare), clock: clock,
        observe: { _ in }))
    routes.add(to: router)
    let responder = router.buildResponder()
    // The server alone: an application of the library wakes up each second for the date.
    let loops = loops
    server = Result {
      try HTTPServerBuilder.http1(configuration: MerchantServer.connections(limits, clock) { _ in })
        .buildServer(
          configuration: ServerConfiguration(
            address: .hostname("127.0.0.1", port: port), backlog: limits.connections,
            availableConnectionsDelegate: .maximum(limits.connections, logger: silent)),
          eventLoopGroup: loops, logger: silent
        ) { request, writer, channel in
          let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: channel, logger: silent))
          // The middleware answers whatever routes throw.
          let response = try await responder.respond(to: request, context: context)
          try await writer.write(response: response.head, body: response.body)
        } onServerRunning: {
          onListening($0.localAddress?.port ?? port)
        }
    }
  }

  /// Serves until the program ends, on its own thread alone: another would stay and wake up.
  ///
  /// - Parameter failed: told why it does not.
  public func start(failed: @escaping @Sendable (ServerError) -> Void) {
    Task(executorPreference: LoopExecutor(loops.any())) { [server, port] in
      do {
        try await server.get().run()
      } catch {
        failed(ServerError(error, host: "127.0.0.1", port: port, option: "--listen"))
      }
    }
  }
}
