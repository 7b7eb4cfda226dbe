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
  private let group: ServiceGroup

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
    let application = Application(
      router: router,
      server: .http1(configuration: MerchantServer.connections(limits, clock) { _ in }),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: "cashier"),
      onServerRunning: { onListening($0.localAddress?.port ?? port) },
      eventLoopGroupProvider: .shared(loops), logger: silent)
    group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: silent))
  }

  /// Serves until the program ends.
  public func run() async throws(ServerError) {
    do {
      try await withTaskExecutorPreference(LoopExecutor(loops.any())) { try await group.run() }
    } catch {
      throw ServerError(error, host: "127.0.0.1", port: port, option: "--listen")
    }
  }
}
