import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import Simulation
import Testing

@testable import MerchantServer

/// The deadline of a request, to the microsecond.
@Suite struct TheDeadline {
  /// One connection in virtual time.
  private final class Connection {
    let channel: EmbeddedChannel
    private(set) var reports: [String] = []

    init() throws {
      channel = EmbeddedChannel()
      let guardian = ConnectionGuard(limits: ServerLimits()) {
        [weak self] reason, request, status in
        self?.reports.append(
          "\(reason.rawValue) \(request?.path ?? "-") \(status.map { "\($0)" } ?? "-")")
      }
      try channel.pipeline.syncOperations.addHandler(guardian)
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    deinit { _ = try? channel.finish(acceptAlreadyClosed: true) }

    var isOpen: Bool { channel.isActive }

    func pass(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }
    func pass(seconds: Int64) { pass(.seconds(seconds)) }

    func receive(_ parts: HTTPRequestPart...) throws {
      for part in parts { try channel.writeInbound(part) }
    }

    func receivePartOfAHead() { channel.pipeline.fireChannelReadComplete() }

    func answer(_ status: HTTPResponse.Status = .ok) throws {
      try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: status)))
      try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    /// The statuses of what was written.
    func statuses() throws -> [Int] {
      var statuses: [Int] = []
      while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
        if case .head(let head) = part { statuses.append(head.status.code) }
      }
      return statuses
    }
  }

  private let head = HTTPRequestPart.head(
    HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/orders"))
  private let drop = HTTPRequestPart.body(ByteBuffer(string: " "))

  @Test func dropsDoNotProlongIt() throws {
    let connection = try Connection()
    connection.pass(seconds: 5)
    try connection.receive(head)
    for _ in 0..<9 {
      connection.pass(seconds: 1)
      try connection.receive(drop)
    }
    connection.pass(.microseconds(999_999))
    #expect(try connection.statuses() == [] && connection.isOpen)
    connection.pass(.microseconds(1))
    #expect(try connection.statuses() == [408])
    #expect(connection.reports == ["deadline /orders 408"])
    connection.pass(seconds: 1)
    #expect(!connection.isOpen)
  }

  @Test func itBeginsWithTheFirstByte() throws {
    let connection = try Connection()
    connection.receivePartOfAHead()
    connection.pass(seconds: 9)
    connection.receivePartOfAHead()
    try connection.receive(head, .end(nil))
    connection.pass(.microseconds(999_999))
    #expect(connection.isOpen)
    connection.pass(.microseconds(1))
    // All of it was there: the server was too slow.
    #expect(try connection.statuses() == [503])
  }

  @Test func eachRequestHasItsOwn() throws {
    let connection = try Connection()
    for _ in 0..<3 {
      try connection.receive(head, .end(nil))
      connection.pass(seconds: 9)
      try connection.answer()
      connection.pass(seconds: 59)
      #expect(connection.isOpen)
    }
    #expect(try connection.statuses() == [200, 200, 200])
    connection.pass(seconds: 1)
    #expect(!connection.isOpen && connection.reports.isEmpty)
  }

  @Test func requestsInARowEachHaveTheirTurn() throws {
    let connection = try Connection()
    try connection.receive(head, .end(nil), head, .end(nil))
    connection.pass(seconds: 9)
    try connection.answer()
    connection.pass(seconds: 9)
    try connection.answer()
    #expect(try connection.statuses() == [200, 200] && connection.isOpen)
  }

  @Test func anEarlyAnswerDoesNotEndIt() throws {
    let connection = try Connection()
    try connection.receive(head)
    try connection.answer()
    connection.pass(seconds: 9)
    try connection.receive(drop)
    #expect(connection.isOpen)
    connection.pass(seconds: 1)
    #expect(try connection.statuses() == [200])
    #expect(!connection.isOpen)
  }

  @Test func whatComesAfterTheLastAnswerIsThrownAway() throws {
    let connection = try Connection()
    try connection.receive(head)
    connection.pass(seconds: 10)
    // Whoever reads the body is told that it is not whole.
    #expect(throws: HTTPParserError.invalidEOFState) { try connection.receive(drop, drop) }
    #expect(throws: ChannelError.self) { try connection.answer() }
    #expect(try connection.statuses() == [408])
    #expect(try connection.channel.readInbound(as: HTTPRequestPart.self) != nil)
    #expect(try connection.channel.readInbound(as: HTTPRequestPart.self) == nil)
  }

  @Test func stoppingLeavesALittleTime() throws {
    let connection = try Connection()
    try connection.receive(head)
    connection.pass(seconds: 2)
    connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    connection.pass(.microseconds(4_999_999))
    #expect(try connection.statuses() == [])
    connection.pass(.microseconds(1))
    #expect(try connection.statuses() == [408])
  }

  @Test func noRequestProlongsTheStop() throws {
    let connection = try Connection()
    try connection.receive(head, .end(nil), head, .end(nil))
    connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    connection.pass(seconds: 4)
    try connection.answer()
    try connection.receive(head, .end(nil))
    connection.pass(seconds: 1)
    #expect(try connection.statuses() == [200, 503])
  }

  @Test func whoSaysNothingIsShownOut() throws {
    let connection = try Connection()
    connection.pass(.microseconds(9_999_999))
    #expect(connection.isOpen)
    connection.pass(.microseconds(1))
    #expect(try connection.statuses() == [])
    #expect(!connection.isOpen && connection.reports.isEmpty)
  }
}
