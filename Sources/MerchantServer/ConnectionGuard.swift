import Documents
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Puts one deadline around each request of a connection: from the first byte of its head to the
/// last byte of its answer. Who sends or reads a byte now and then gains nothing.
///
/// What cannot be told as an answer of the router (a head that is none, one that never ends) is
/// told here.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  typealias Report = (ConnectionCut, HTTPRequest?, _ status: Int?) -> Void

  private let limits: ServerLimits
  private let report: Report

  private var timer: DeadlineTimer?

  /// Bytes of a request have come whose head is not complete, or a request is under way.
  private var isBusy = false
  /// The request that is being read, from its head to its end.
  private var reading: HTTPRequest?
  /// The requests whose answers are not written yet, the oldest first.
  private var owed: [HTTPRequest] = []
  /// The head of an answer is written, its end is not.
  private var isAnswering = false
  /// The answer being written is the connection's last.
  private var isLast = false
  /// The last answer is written: what still comes is thrown away.
  private var isClosing = false
  private var hasReadPart = false

  init(limits: ServerLimits, report: @escaping Report) {
    self.limits = limits
    self.report = report
  }

  // MARK: The life of a connection

  func handlerAdded(context: ChannelHandlerContext) {
    timer = DeadlineTimer(context.eventLoop) { self.expire(context) }
    timer?.expect(within: limits.deadline)
  }

  func handlerRemoved(context: ChannelHandlerContext) { endTimer() }

  func channelInactive(context: ChannelHandlerContext) {
    endTimer()
    if !isClosing, let request = owed.first { report(.closedByClient, request, nil) }
    isClosing = true
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { timer?.limit(to: limits.grace) }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // Behind requests that wait for their answers it is not this one's turn yet.
    if let error = error as? HTTPParserError, canCut, owed.count == (reading == nil ? 0 : 1) {
      let isEnd = error == .invalidEOFState
      cut(isEnd ? .closedByClient : .malformed, Self.problem(of: error), context)
    } else {
      context.fireErrorCaught(error)
    }
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasReadPart = true
    if isClosing { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      begin()
      reading = head
      owed.append(head)
    case .body: break
    case .end:
      reading = nil
      finishIfDone()
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // Something came that was no part of a request: the beginning of a head.
    if !hasReadPart, !isClosing { begin() }
    hasReadPart = false
    context.fireChannelReadComplete()
  }

  private func begin() {
    if isBusy { return }
    isBusy = true
    timer?.expect(within: limits.deadline)
  }

  private func finishIfDone() {
    guard owed.isEmpty, reading == nil else { return }
    isBusy = false
    if !isClosing { timer?.expect(within: limits.idle) }
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isClosing else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head):
      isAnswering = true
      isLast = head.headerFields[.connection] == "close"
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      let written = promise ?? context.eventLoop.makePromise(of: Void.self)
      written.futureResult.assumeIsolated().whenSuccess { self.answerIsWritten(context) }
      context.write(data, promise: written)
    }
  }

  private func answerIsWritten(_ context: ChannelHandlerContext) {
    isAnswering = false
    if !owed.isEmpty { owed.removeFirst() }
    if isLast { return closeGently(context) }
    // An answer that was waited for in a row has its own time.
    if !owed.isEmpty { timer?.expect(within: limits.deadline) }
    finishIfDone()
  }

  // MARK: Ends

  /// Nothing is said yet of the request that is under way.
  private var canCut: Bool {
    !isClosing && !isAnswering && (reading == nil || !owed.isEmpty)
  }

  private func expire(_ context: ChannelHandlerContext) {
    guard isBusy, canCut else {
      if isAnswering { report(.deadline, owed.first, nil) }
      isClosing = true
      return context.close(promise: nil)
    }
    let hasAllOfIt = !owed.isEmpty && (reading == nil || owed.count > 1)
    cut(.deadline, hasAllOfIt ? .tooSlow : .requestTimeout, context)
  }

  /// Says what is wrong in place of an answer, and ends the connection.
  private func cut(
    _ reason: ConnectionCut, _ problem: Problem, _ context: ChannelHandlerContext
  ) {
    report(reason, owed.first, problem.kind.status)
    let body = problem.json(in: .en)
    var head = HTTPResponse(status: .init(integerLiteral: problem.kind.status))
    head.headerFields[.contentType] = Problem.mediaType
    head.headerFields[.contentLength] = String(body.count)
    head.headerFields[.connection] = "close"
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    closeGently(context)
    // Whoever reads the body must not take what there is for all of it.
    context.fireErrorCaught(HTTPParserError.invalidEOFState)
  }

  /// Ends our side, and waits a little for the other: an answer is lost when a connection is closed
  /// on bytes that nobody has read.
  private func closeGently(_ context: ChannelHandlerContext) {
    isClosing = true
    context.close(mode: .output, promise: nil)
    timer?.expect(within: limits.linger)
  }

  private static func problem(of error: HTTPParserError) -> Problem {
    switch error {
    case .headerOverflow:
      Problem(.headerTooLarge, zh: "请求头超出上限", en: "the header fields are above the limit")
    case .invalidEOFState:
      Problem(.malformedRequest, zh: "连接在请求结束之前断开", en: "the connection ended before the request")
    default:
      Problem(.malformedRequest, zh: "无法读作 HTTP/1.1", en: "it cannot be read as HTTP/1.1")
    }
  }

  /// The timer knows the handler and the handler its timer.
  private func endTimer() {
    timer?.stop()
    timer = nil
  }
}

extension Problem {
  fileprivate static let requestTimeout = Problem(
    .requestTimeout, zh: "请求没有在时限内到齐", en: "the request was not complete within its deadline")
  fileprivate static let tooSlow = Problem(
    .tooSlow, zh: "服务器没有在时限内答复，请稍后再试", en: "the server did not answer in time; try again later")
}
