import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A server whose certificate is signed by nobody but itself, for the name localhost alone.
final class TLSServer: Sendable {
  private let channel: any Channel
  let port: Int

  init() async throws {
    let context = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: [
          .certificate(try NIOSSLCertificate(bytes: Array(Self.certificate.utf8), format: .pem))
        ],
        privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(Self.key.utf8), format: .pem))))
    channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Answer())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = channel.localAddress?.port ?? 0
  }

  func close() async throws { try await channel.close() }

  private final class Answer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .end = unwrapInboundIn(data) else { return }
      let head = HTTPResponseHead(
        version: .http1_1, status: .ok, headers: ["Content-Length": "2"])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "{}")))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }

  /// From 2019 to 2119; made for these tests, and good for nothing else.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxjYXNoaWVy
    IHRlc3QwIBcNMTkwODI1MDAwMDAwWhgPMjExOTA4MjUwMDAwMDBaMBcxFTATBgNV
    BAMMDGNhc2hpZXIgdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKFkRjyJ
    ZsmaNonVOOx8Eunnb1S734yDpA+uWya93X9mcZ69a7N+DH3j7ZuacVdxTS10X9n5
    TrugbD1m1bTYUIijSDBGMA8GA1UdEwEB/wQFMAMBAf8wFAYDVR0RBA0wC4IJbG9j
    YWxob3N0MB0GA1UdDgQWBBRfxh3e6C+NxMI7l/ewkC/0c+C/QjAKBggqhkjOPQQD
    AgNIADBFAiEAvZ2E9MNZWlsmG5AMRYeCf7+8f6V5Hc/frYwh2V8dXjoCIFYU9W/s
    CmhvJtHXyeboh4aZFcTCI17Dtl7ROtb/h1d7
    -----END CERTIFICATE-----
    """

  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgme5tSMNQP78FpQf1
    06UXjlblLlmVR7C+V625kct5A1ChRANCAAShZEY8iWbJmjaJ1TjsfBLp529Uu9+M
    g6QPrlsmvd1/ZnGevWuzfgx94+2bmnFXcU0tdF/Z+U67oGw9ZtW02FCI
    -----END PRIVATE KEY-----
    """
}
