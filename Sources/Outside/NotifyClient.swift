import Channels
import Payment
import Simulation

/// Takes notifies to merchants: signed, to nobody whom the person did not name, and answered as
/// the channel wants it within 5 seconds, or not at all.
public final class NotifyClient: Sendable {
  private let client: MerchantClient
  private let hosts: AllowedHosts

  /// What came of one try.
  public struct Delivery: Sendable {
    public let reply: HTTPReply
    /// The merchant has taken it in, by the channel's own rule.
    public let isTaken: Bool
    /// False where the person did not name the host.
    public var wasSent = true
  }

  public init(hosts: AllowedHosts) throws(MerchantClientError) {
    self.hosts = hosts
    client = try MerchantClient(
      deadline: ChannelNotify.patience, caFile: nil, allowedHosts: hosts, secrets: .none)
  }

  public func deliver(
    _ notify: ChannelNotify, signedWith keys: ChannelKeys, isForged: Bool = false
  ) async -> Delivery {
    guard hosts.allows(notify.url) else {
      let reply = HTTPReply(
        .failure(.refused, detail: "not sent: --allow-host does not name its host"), took: .zero)
      return Delivery(reply: reply, isTaken: false, wasSent: false)
    }
    let document = keys.document(notify, isForged: isForged)
    let call = HTTPCall(
      method: "POST", url: SecretText(notify.url),
      headers: [.init(name: "Content-Type", value: SecretText(document.contentType))],
      body: SecretText(String(decoding: document.bytes, as: UTF8.self)))
    let reply = await client.perform(call)
    guard case .response(let status, _, let body) = reply.outcome, (200..<300).contains(status)
    else { return Delivery(reply: reply, isTaken: false) }
    return Delivery(reply: reply, isTaken: notify.channel.takes(answer: body.bytes))
  }

  public func shutdown() async { await client.shutdown() }
}
