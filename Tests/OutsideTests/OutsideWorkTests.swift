import Simulation
import Testing

@testable import Outside
@testable import Payment

/// What a live walk has done for it on another thread.
@Suite struct OutsideWorkTests {
  @Test func answersComeBackAndWake() async throws {
    let server = try RawServer {
      _ = $0.readRequest()
      $0.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    }
    let client = try client(server)
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
    let work = OutsideWork(wake: { wake.yield() }, perform: { await Self.perform($0, client) })
    work.start(ask(1, server))
    for await _ in wakes { break }
    let answers = work.takeAnswers()
    #expect(answers.map(\.id) == [1])
    guard case .http(let reply)? = answers.first?.reply else { throw NoReply() }
    #expect(reply.status == 204)
    #expect(work.takeAnswers().isEmpty)
    await client.shutdown()
  }

  @Test func leavingCancelsWhatIsOut() async throws {
    let (steps, step) = AsyncStream.makeStream(of: String.self)
    let server = try RawServer {
      _ = $0.readRequest()
      step.yield("asked")
      $0.awaitClose()
      step.yield("closed")
    }
    let client = try client(server)
    let work = OutsideWork(
      wake: { step.yield("woken") }, perform: { await Self.perform($0, client) })
    work.start(ask(1, server))
    var seen: Set<String> = []
    for await step in steps {
      seen.insert(step)
      if step == "asked" { work.cancel() }
      if seen.count == 3 { break }
    }
    #expect(work.takeAnswers().isEmpty)
    work.start(ask(2, server))
    #expect(server.accepted == 1)
    await client.shutdown()
  }

  private struct NoReply: Error {}

  private func ask(_ id: AskID, _ server: RawServer) -> Ask {
    Ask(
      id: id, request: .http(get(server.url())), by: .backend, at: Instant(seconds: 0), entry: 0)
  }

  private static func perform(
    _ request: OutsideRequest, _ client: MerchantClient
  ) async -> OutsideReply {
    guard case .http(let call) = request else { return .book(.failure("no call")) }
    return .http(await client.perform(call))
  }
}
