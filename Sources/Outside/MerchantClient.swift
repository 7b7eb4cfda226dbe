import AsyncHTTPClient
import Documents
import NIOCore
import NIOHTTPCompression
import NIOSSL
import Payment
import Simulation

/// Calls a merchant's own server: HTTP/1.1, one total deadline, no redirects, no proxy, TLS
/// verified, and no host that the person did not name.
public final class MerchantClient: Sendable {
  /// The largest body, in bytes, once it is inflated.
  public static let maximumBody = 1 << 20

  private let client: HTTPClient
  private let deadline: TimeSpan
  private let allowedHosts: AllowedHosts
  private let secrets: Secrets

  /// - Parameters:
  ///   - deadline: around everything: connecting, sending, and the answer to its last byte.
  ///   - caFile: certificates in PEM to trust beside the system's.
  /// - Throws: `MerchantClientError` where `caFile` cannot be read or holds no certificate.
  public convenience init(
    deadline: TimeSpan, caFile: String?, allowedHosts: AllowedHosts, secrets: Secrets
  ) throws(MerchantClientError) {
    try self.init(
      deadline: deadline, caFile: caFile, allowedHosts: allowedHosts, secrets: secrets,
      idle: Self.idle)
  }

  /// How long a connection is kept without a call. Shorter than the keep-alive of common servers:
  /// none of them closes while we send.
  private static let idle = TimeSpan.milliseconds(1_500)

  init(
    deadline: TimeSpan, caFile: String?, allowedHosts: AllowedHosts, secrets: Secrets,
    idle: TimeSpan
  ) throws(MerchantClientError) {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let caFile {
      tls.additionalTrustRoots = [.certificates(try TrustedCertificates.read(caFile))]
    }
    let time = TimeAmount.microseconds(deadline.microseconds)
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: time), proxy: nil,
      decompression: .enabled(limit: .size(Self.maximumBody)))
    configuration.httpVersion = .http1Only
    // A failed connection is an answer, not something to try again behind the person's back.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    configuration.connectionPool.idleTimeout = .microseconds(idle.microseconds)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    self.deadline = deadline
    self.allowedHosts = allowedHosts
    self.secrets = secrets
  }

  // The library wants it, however its owner comes to an end.
  deinit { try? client.syncShutdown() }

  /// Makes one call. Never throws: whatever goes wrong is in the reply. Ends at once where its
  /// task is cancelled.
  public func perform(_ call: HTTPCall) async -> HTTPReply {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = await outcome(of: call)
    return HTTPReply(outcome, took: TimeSpan(start.duration(to: clock.now)))
  }

  /// Ends all that is under way and closes the connections.
  public func shutdown() async { try? await client.shutdown() }

  private func outcome(of call: HTTPCall) async -> HTTPReply.Outcome {
    guard let request = request(call) else {
      return .failure(.refused, detail: "not sent: a secret or a header is not fit to be sent")
    }
    guard let authority = CallTarget.authority(of: request.url), allowedHosts.contains(authority)
    else {
      return .failure(.refused, detail: "not sent: no host that the profile names")
    }
    return await withTaskGroup(of: HTTPReply.Outcome?.self) { group in
      group.addTask { await self.exchange(request, with: authority) }
      group.addTask { [deadline] in
        // Our total deadline: the client's own does not cover a body that drips.
        try? await Task.sleep(for: .microseconds(deadline.microseconds))
        return nil
      }
      var outcome = await group.next() ?? nil
      group.cancelAll()
      if outcome == nil { outcome = await group.next() ?? nil }
      return outcome ?? .failure(.timedOut, detail: "")
    }
  }

  /// Nil where a secret is not known or a header would be more than one line.
  private func request(_ call: HTTPCall) -> HTTPClientRequest? {
    guard let url = secrets.spellOut(call.url) else { return nil }
    var request = HTTPClientRequest(url: url)
    request.method = .init(rawValue: call.method)
    for header in call.headers {
      guard let value = secrets.spellOut(header.value),
        value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
      else { return nil }
      request.headers.add(name: header.name, value: value)
    }
    if let body = call.body {
      guard let text = secrets.spellOut(body) else { return nil }
      request.body = .bytes(ByteBuffer(string: text))
    }
    return request
  }

  /// As far as the answer has come; when it breaks off, that is what there is to tell.
  private struct Progress {
    var hasHead = false
    var bytes = 0
  }

  private func exchange(
    _ request: HTTPClientRequest, with target: String
  ) async -> HTTPReply.Outcome {
    var progress = Progress()
    do {
      let time = TimeAmount.microseconds(deadline.microseconds)
      let response = try await client.execute(request, timeout: time + time)
      progress.hasHead = true
      let status = UInt16(clamping: response.status.code)
      if let location = response.headers.first(name: "location"), (300..<400).contains(status) {
        return .failure(.redirected, detail: shown("HTTP \(status) to \(location)"))
      }
      var body: [UInt8] = []
      for try await part in response.body {
        body += part.readableBytesView
        progress.bytes = body.count
        guard body.count <= Self.maximumBody else { return .failure(.tooLarge, detail: Self.limit) }
      }
      let headers = response.headers.map { name, value in
        HTTPReply.Header(name: name, value: secrets.redacted(Self.kept(name, value)))
      }
      return .response(status: status, headers: headers, body: HTTPBody(secrets.redacted(body)))
    } catch {
      let (failure, detail) = failure(ClientFailure(error, target: target), progress)
      return .failure(failure, detail: shown(detail))
    }
  }

  private static let limit = "more than 1 MiB"

  /// Cookies are credentials: their names stay, their values are not kept.
  private static func kept(_ name: String, _ value: String) -> String {
    guard name.lowercased() == "set-cookie", let equals = value.firstIndex(of: "=") else {
      return value
    }
    let attributes = value[equals...].drop { $0 != ";" }
    return value[...equals] + "‹…›" + attributes
  }

  private func failure(_ broken: ClientFailure, _ progress: Progress) -> (WireFailure, String) {
    switch broken.kind {
    case .cancelled, .timedOut:
      let time = "\(deadline.microseconds / 1_000) ms"
      return (
        .timedOut,
        progress.hasHead
          ? "the answer was not over after \(time): \(progress.bytes) bytes of body so far"
          : "no answer within \(time)"
      )
    case .closed:
      return progress.hasHead
        ? (.truncated, "the connection closed after \(progress.bytes) bytes of body")
        : (.reset, "the connection closed without an answer")
    case .tooLarge: return (.tooLarge, progress.hasHead ? Self.limit : broken.detail)
    case .wire(let failure): return (failure, broken.detail)
    }
  }

  private func shown(_ detail: String) -> String {
    let text = secrets.redacted(detail)
    return printable(String(String.UnicodeScalarView(text.unicodeScalars.prefix(300))))
  }
}

extension TimeSpan {
  fileprivate init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self = .microseconds(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
  }
}
