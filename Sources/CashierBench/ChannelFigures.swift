import Channels
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Outside
import Simulation
import Synchronization
import TTPay
import Terminal

/// What WeChat's and Alipay's side costs: signatures on one core, and notifies to a merchant.
struct ChannelFigures {
  private static let seconds = 1.0
  private static let runs = 5
  private static let connections = 32

  func measure(_ report: inout Report) throws {
    report.heading("channels")
    signatures(&report)
    try notifies(&report)
  }

  private func signatures(_ report: inout Report) {
    let message = WeChatMessage(
      (1...20).map { WeChatMessage.Field("field_\($0)", "value \($0)") })
    let parameters = AlipayParameters((1...20).map { ("field_\($0)", "value \($0)") })
    let key = AlipayPrivateKey.builtInTestPlatform
    let sign = AlipaySignature.sign(parameters, key: key)
    let signed = parameters + AlipayParameters([("sign", sign)])
    rate("RSA2 signatures", &report) { _ = AlipaySignature.sign(parameters, key: key) }
    rate("RSA2 verifications", &report) {
      precondition(AlipaySignature.isRight(signed, key: key.publicKey))
    }
    for kind in WeChatSignature.Kind.allCases {
      rate("\(kind.rawValue) signatures", &report) {
        _ = WeChatSignature.sign(message, key: .builtInTest, kind: kind)
      }
    }
  }

  private func rate(_ name: String, _ report: inout Report, _ work: () -> Void) {
    let rates = (0..<Self.runs).map { _ in
      var count = 0
      let start = nowMicroseconds()
      while Double(nowMicroseconds() - start) < Self.seconds * 200_000 {
        for _ in 0..<20 { work() }
        count += 20
      }
      return Double(count) / Double(nowMicroseconds() - start) * 1_000_000
    }
    report.figure(name, Samples(rates), unit: "/s")
  }

  /// Each signed anew, to a server in this process that takes them all.
  private func notifies(_ report: inout Report) throws {
    let sink = try NotifySink()
    defer { sink.close() }
    let client = try NotifyClient(hosts: AllowedHosts([], loopback: true))
    for channel in TTPay.Channel.allCases {
      let notify = try Self.notify(channel, url: "http://127.0.0.1:\(sink.port)/")
      let rates = try (0..<Self.runs).map { _ in try deliver(notify, by: client) }
      report.figure("notifies of \(channel.rawValue), delivered", Samples(rates), unit: "/s")
    }
    waiting { await client.shutdown() }
  }

  private func deliver(_ notify: ChannelNotify, by client: NotifyClient) throws -> Double {
    let keys = ChannelKeys()
    let start = nowMicroseconds()
    let delivered = waiting {
      await withTaskGroup(of: Int.self) { group in
        for _ in 0..<Self.connections {
          group.addTask {
            var count = 0
            while Double(nowMicroseconds() - start) < Self.seconds * 1_000_000 {
              guard await client.deliver(notify, signedWith: keys).isTaken else { return -1 }
              count += 1
            }
            return count
          }
        }
        var sum = 0
        for await count in group { sum = count < 0 || sum < 0 ? -1 : sum + count }
        return sum
      }
    }
    guard delivered > 0 else { throw Failure.noAnswer("a notify") }
    return Double(delivered) / Double(nowMicroseconds() - start) * 1_000_000
  }

  private static func notify(_ channel: TTPay.Channel, url: String) throws -> ChannelNotify {
    let now = Instant(seconds: 1_566_720_681)
    var trades = Trades()
    let name: TradeName
    switch channel {
    case .wechat:
      let fields = [
        ("appid", "wx1"), ("mch_id", "1"), ("nonce_str", "n"), ("body", "b"),
        ("out_trade_no", "T"), ("total_fee", "1"), ("spbill_create_ip", "127.0.0.1"),
        ("notify_url", url), ("trade_type", "MWEB"),
      ]
      let message = WeChatMessage(fields.map { WeChatMessage.Field($0.0, $0.1) })
      _ = trades.answer(
        ChannelRequest(.wechat(.unifiedOrder, message, sign: .right), base: ""), at: now)
      name = .order(.wechat, merchant: "1", outTradeNo: "T")
    case .alipay:
      let parameters = AlipayParameters([
        ("app_id", "1"), ("method", "alipay.trade.app.pay"), ("notify_url", url),
        ("biz_content", #"{"out_trade_no":"T","subject":"b","total_amount":"0.01"}"#),
      ])
      var trade: Trade?
      _ = ChannelServer.open(parameters, .right, about: &trade, at: now)
      if let trade { trades.store(trade) }
      name = .order(.alipay, merchant: "1", outTradeNo: "T")
    }
    guard var trade = trades.find([name]), trade.pay(at: now), let notify = trade.notify(at: now)
    else { throw Failure.noPayment }
    return notify
  }
}

/// Waits for work that is asynchronous.
private func waiting<Result: Sendable>(
  _ work: @escaping @Sendable () async -> Result
) -> Result {
  let result = Mutex<Result?>(nil)
  let done = DispatchSemaphore(value: 0)
  Task {
    let value = await work()
    result.withLock { $0 = value }
    done.signal()
  }
  done.wait()
  return result.withLock { value in
    guard let value else { preconditionFailure("signalled after it was set") }
    return value
  }
}

/// A merchant that takes every notify in, whatever it says.
private final class NotifySink {
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let channel: any NIOCore.Channel
  let port: Int

  init() throws {
    channel = try ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Answering())
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    port = channel.localAddress?.port ?? 0
  }

  func close() {
    try? channel.close().wait()
    try? group.syncShutdownGracefully()
  }

  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private var isForm = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head):
        isForm = head.headers["content-type"].first?.contains("form") == true
      case .body: break
      case .end:
        let text =
          isForm ? "success" : "<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>"
        let head = HTTPResponseHead(
          version: .http1_1, status: .ok, headers: ["content-length": "\(text.utf8.count)"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(
          wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
      }
    }
  }
}
