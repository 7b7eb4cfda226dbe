import Payment
import Simulation
import TTPay

/// How to speak to a merchant's own server: what to send, and where in the answers to look.
///
/// Part of every trace of such a walk, so no secret's value is in it, only names.
public struct BackendProfile: Hashable, Codable, Sendable {
  public struct Creation: Hashable, Codable, Sendable {
    public let request: RequestTemplate
    /// Where orderInfo is; nil: under `orderInfo`, if there is one, else it is the whole reply.
    public let orderInfo: JSONPointer?
  }

  public struct Query: Hashable, Codable, Sendable {
    public let request: RequestTemplate
    public let status: JSONPointer
    public let table: StatusTable
  }

  /// How the channel's servers tell the backend about a payment.
  public struct Notification: Hashable, Codable, Sendable {
    public let request: RequestTemplate
    public let acceptance: Acceptance
  }

  /// Which answer to a notify counts as taken.
  public enum Acceptance: String, CaseIterable, Codable, Sendable {
    /// The one that the channel wants: WeChat the SUCCESS XML, Alipay the body `success`.
    case channel
    /// Any with a status from 200 to 299.
    case any = "2xx"
  }

  public let create: Creation
  public let query: Query
  public let wechat: Notification?
  public let alipay: Notification?
  /// The longest that a request may take, from its start to the last byte of the answer.
  public let deadline: TimeSpan
  /// A file in PEM with certificates to trust beside the system's, as it was written.
  public let caFile: String?
  /// Hosts that channels may send notifies to beside those of the requests.
  public let allowedHosts: [String]?

  public static let standardDeadline = TimeSpan.seconds(2)

  init(
    create: Creation, query: Query, wechat: Notification? = nil, alipay: Notification? = nil,
    deadline: TimeSpan = standardDeadline, caFile: String? = nil, allowedHosts: [String]? = nil
  ) {
    self.create = create
    self.query = query
    self.wechat = wechat
    self.alipay = alipay
    self.deadline = deadline
    self.caFile = caFile
    self.allowedHosts = allowedHosts
  }

  public func notification(by channel: Channel) -> Notification? {
    channel == .wechat ? wechat : alipay
  }

  private var requests: [RequestTemplate] {
    [create.request, query.request] + [wechat, alipay].compactMap { $0?.request }
  }

  /// The only hosts that may be called, as `host:port` or a host alone.
  public var hosts: Set<String> { Set(requests.compactMap(\.authority) + (allowedHosts ?? [])) }

  /// The names of all secrets that its requests need, sorted. The profile's own have a dot in
  /// their names, the others are variables of the environment.
  public var secretNames: [String] { Set(requests.flatMap(\.secretNames)).sorted() }

  /// `shop.example`: what it is called on the screen.
  public var name: String {
    let authority = create.request.authority ?? ""
    for port in [":80", ":443"] where authority.hasSuffix(port) {
      return String(authority.dropLast(port.count))
    }
    return authority
  }
}
