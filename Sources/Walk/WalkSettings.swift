import CashierPlatform
import FrontendLogic
import MerchantBackend
import Payment
import RemoteBackend
import Simulation
import TTPay

/// All that decides how a walk goes, but for the acts of the payer. Part of every trace.
public struct WalkSettings: Hashable, Codable, Sendable {
  public var start: Instant
  public var seed: UInt64
  public var options: FrontendLogic.Options
  public var frontend: FrontendSettings
  public var channel: ChannelSettings
  public var backend: BackendSettings
  public var links: Links
  /// The merchant's own server, in the embedded merchant's place.
  public var remote: BackendProfile?

  public init(
    start: Instant = Self.sourceMoment, seed: UInt64 = 1,
    options: FrontendLogic.Options = .init(), frontend: FrontendSettings = .init(),
    channel: ChannelSettings = .init(), backend: BackendSettings = .init(),
    links: Links = .init(), remote: BackendProfile? = nil
  ) {
    self.start = start
    self.seed = seed
    self.options = options
    self.frontend = frontend
    self.channel = channel
    self.backend = backend
    self.links = links
    self.remote = remote
  }

  /// 2019-08-25T16:11:21+08:00, the moment of the source document's own order.
  public static let sourceMoment = Instant(seconds: 1_566_720_681)
}

extension WalkSettings {
  /// The party that speaks to the merchant's own server, buying what the embedded one would sell.
  var remoteBackend: RemoteBackend? {
    remote.map { profile in
      RemoteBackend(profile: profile, purchase: .init(backend))
    }
  }
}
