import Channels
import Documents
import Hummingbird
import HummingbirdCore
import Logging
import MerchantBackend
import NIOCore
import NIOPosix
import Outside
import ServiceLifecycle
import Simulation
import TTPay

/// The merchant over HTTP/1.1.
public final class MerchantServer: Sendable {
  public struct Settings: Sendable {
    /// The address to serve; nil is this machine alone, and then only under its own names.
    public var host: String?
    /// 0 lets the system choose.
    public var port = 8_080
    public var limits = ServerLimits()
    /// What an order is where its request does not say.
    public var usualOrder = BackendSettings()

    public init() {}
  }

  private let settings: Settings
  /// One thread does all but the order book: what there is to do for a request is far less than
  /// what waking another thread takes.
  private let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let group: ServiceGroup
  private let merchant: Merchant
  private let courier: Courier
  let routes: RouteTable

  /// - Parameters:
  ///   - keys: the channels' keys, nil where there are none; may wait until they are made.
  ///   - notifies: takes the channels' notifies to merchants.
  ///   - clock: the time of orders and events.
  ///   - observe: told of each request and answer, from any thread; must not wait.
  ///   - onListening: told the port once the server takes requests.
  public init(
    book: OrderStore, secret: AppSecret, keys: @escaping @Sendable () async -> ChannelKeys?,
    notifies: NotifyClient, settings: Settings,
    clock: @escaping @Sendable () -> Instant,
    observe: @escaping @Sendable (ServerEvent) -> Void = { _ in },
    onListening: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.settings = settings
    let address = ServerAddress()
    merchant = Merchant(
      book: book, secret: secret, keys: keys, address: address, usual: settings.usualOrder,
      clock: clock)
    courier = Courier(
      book: book, client: notifies, keys: keys, clock: clock, observe: observe)
    let channels = BookChannels(book: book, courier: courier, keyring: keys, clock: clock)
    routes = Self.routes(merchant, channels, settings.limits)
    let silent = Logger(label: "cashier") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      router: Self.router(merchant, channels, routes, settings, observe),
      server: .http1(configuration: Self.connections(settings.limits, clock, observe)),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host ?? "127.0.0.1", port: settings.port),
        serverName: "cashier", backlog: settings.limits.connections,
        availableConnectionsDelegate: .maximum(settings.limits.connections, logger: silent)),
      onServerRunning: { channel in
        // One at a time, so that the limit is exact.
        try? await channel.setOption(.maxMessagesPerRead, value: 1).get()
        let port = channel.localAddress?.port ?? settings.port
        address.set(host: settings.host, port: port)
        onListening(port)
      },
      eventLoopGroupProvider: .shared(loops), logger: silent)
    group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: silent))
  }

  /// Serves until ``stop()``, and until what is under way then is done.
  public func run() async throws(ServerError) {
    do throws(Problem) {
      try await merchant.finishRefunds()
    } catch {
      try? await loops.shutdownGracefully()
      throw ServerError(message: error.detail)
    }
    await courier.resume()
    let result: Result<Void, any Error>
    do {
      try await withTaskExecutorPreference(LoopExecutor(loops.any())) { try await group.run() }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    await courier.stop()
    try? await loops.shutdownGracefully()
    if case .failure(let error) = result {
      throw ServerError(error, host: settings.host ?? "127.0.0.1", port: settings.port)
    }
  }

  /// Takes no further requests, and gives those under way a little time.
  public func stop() async { await group.triggerGracefulShutdown() }

  // MARK: Parts

  /// The routes without the middleware, in the order of their paths.
  private static func routes(
    _ merchant: Merchant, _ channels: any ChannelHost, _ limits: ServerLimits
  ) -> RouteTable {
    let bare = Router()
    add(merchant, channels, limits, to: bare)
    return RouteTable(bare)
  }

  private static func router(
    _ merchant: Merchant, _ channels: any ChannelHost, _ routes: RouteTable, _ settings: Settings,
    _ observe: @escaping @Sendable (ServerEvent) -> Void
  ) -> Router<BasicRequestContext> {
    let router = Router()
    router.add(
      middleware: Telling(
        gate: Gate(limits: settings.limits, host: settings.host),
        routes: routes, clock: merchant.clock, observe: observe
      ))
    add(merchant, channels, settings.limits, to: router)
    return router
  }

  private static func add(
    _ merchant: Merchant, _ channels: any ChannelHost, _ limits: ServerLimits,
    to router: Router<BasicRequestContext>
  ) {
    Routes(merchant: merchant, limits: limits).add(to: router)
    NotifyRoutes(merchant: merchant, keys: merchant.keys, limits: limits).add(to: router)
    ChannelRoutes(host: channels, limits: limits).add(to: router)
  }

  static func connections(
    _ limits: ServerLimits, _ clock: @escaping @Sendable () -> Instant,
    _ observe: @escaping @Sendable (ServerEvent) -> Void
  ) -> HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        ConnectionGuard(limits: limits) { reason, request, status in
          observe(
            .cut(
              reason, method: request?.method.rawValue, target: request?.path, status: status,
              at: clock()))
        }
      ],
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: limits.headerField, maxHeaderListSize: limits.header,
        maxHeaderFieldCount: limits.headerFields))
  }
}
