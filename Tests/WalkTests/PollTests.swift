import CashierPlatform
import Payment
import Simulation
import TTPay
import Testing

@testable import FrontendLogic
@testable import Walk

/// When the front end asks after `success`, and when it gives up (spec 5).
@Suite struct PollTests {
  /// Paid in Alipay, so `success` is 0; the backend never hears of it in time.
  func settings(_ poll: PollPolicy) -> WalkSettings {
    var settings = WalkSettings()
    settings.frontend.poll = poll
    settings.channel.notifies = Listed(then: .lost)
    return settings
  }

  func givesUp(_ story: Story) -> [Int64] {
    var success: Instant?
    return story.walk.journal.entries.compactMap { entry in
      guard case .message(let message, _, _, _) = entry.what else { return nil }
      if case .success = message { success = entry.at }
      guard case .showPage(.result(.unconfirmed)) = message, let success else { return nil }
      return (entry.at - success).microseconds / 1_000
    }
  }

  @Test func ttPayAsksFourTimesAndGivesUpAt2500() throws {
    let story = try Story("alipay,pay", settings: settings(.ttPay))
    #expect(story.sinceSuccess("orderStatus") == [500, 1000, 1500, 2000])
    #expect(givesUp(story) == [2500])
    #expect(story.walk.verdict == .unresolvedThoughPaid)
  }

  @Test func oneShotAsksOnce() throws {
    let story = try Story("alipay,pay", settings: settings(.documentOneShot))
    #expect(story.sinceSuccess("orderStatus") == [500])
    #expect(story.walk.conclusion == .unconfirmed)
  }

  @Test func documentDoesNotPollAfter9() throws {
    var settings = settings(.document)
    settings.options.service = 3
    let story = try Story("pay", settings: settings)
    #expect(story.successCodes == [9])
    #expect(story.walk.frontend.polls == 0)
    #expect(story.walk.conclusion == .unconfirmed)
  }

  @Test func firstDelayMovesTheGrid() throws {
    var poll = PollPolicy.ttPay
    poll.firstDelay = .zero
    let story = try Story("alipay,pay", settings: settings(poll))
    #expect(story.sinceSuccess("orderStatus") == [0, 500, 1000, 1500])
  }

  @Test func waitingSkipsTicksWithAQueryOut() throws {
    var settings = settings(.ttPay)
    settings.links[.frontend, .backend].latency = .constant(.milliseconds(300))
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.sinceSuccess("orderStatus") == [500, 1500, 2500, 3500])
    #expect(givesUp(story) == [4500])
  }

  @Test func overlappingAsksRegardless() throws {
    var poll = PollPolicy.ttPay
    poll.overlaps = true
    var settings = settings(poll)
    settings.links[.frontend, .backend].latency = .constant(.milliseconds(300))
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.sinceSuccess("orderStatus") == [500, 1000, 1500, 2000])
    #expect(givesUp(story) == [2500])
  }

  @Test func aTimedOutQueryCountsAndItsLateReplyIsIgnored() throws {
    var settings = settings(.ttPay)
    settings.frontend.requestTimeout = .milliseconds(200)
    settings.links[.frontend, .backend].latency = .constant(.milliseconds(400))
    let story = try Story(settings: settings)
    // Not even the order comes back in time.
    #expect(story.walk.payer.page == .orderingFailed(.timedOut))
    #expect(story.findings == ["late-reply"])
  }

  @Test func failuresOnTheWireCountAsTries() throws {
    var settings = settings(.ttPay)
    settings.channel.notifies = Listed(then: .delivered)
    // The first three polls.
    settings.links[.frontend, .backend].faults = .queries([
      .fails(.status(502)), .fails(.refused), .fails(.timedOut),
    ])
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.sinceSuccess("orderStatus") == [500, 1000, 1500, 3500])
  }

  @Test func retryAfterIsAFloorOnTheGrid() throws {
    var settings = settings(.ttPay)
    // Request 1 makes the order; 2 and 3 are the first polls, answered 30 ms after they are sent.
    settings.links[.frontend, .backend].faults = .queries([
      .fails(.busy(429, retryAfter: 2)), .fails(.busy(503, retryAfter: 0)),
    ])
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.sinceSuccess("orderStatus") == [500, 3000, 3500, 4000])
    #expect(givesUp(story) == [4500])
    #expect(story.walk.frontend.polls == 4)
    let waits = story.walk.journal.entries.filter { $0.rule == .retryAfterFloor }
    #expect(waits.count == 1)
  }

  @Test func retryAfterTheLastTryDelaysNothing() throws {
    var settings = settings(.ttPay)
    settings.links[.frontend, .backend].faults = .queries([
      .passes, .passes, .passes, .fails(.busy(503, retryAfter: 4_294_967_295)),
    ])
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.sinceSuccess("orderStatus") == [500, 1000, 1500, 2000])
    #expect(givesUp(story) == [2500])
  }

  @Test func theDeadlineStandsWhateverRetryAfterSays() throws {
    var poll = PollPolicy.ttPay
    poll.deadline = .seconds(3)
    var settings = settings(poll)
    settings.links[.frontend, .backend].faults = .queries([.fails(.busy(429, retryAfter: 60))])
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.sinceSuccess("orderStatus") == [500])
    #expect(givesUp(story) == [3000])
  }

  @Test func retryAfterHoldsBackAPollThatOverlaps() throws {
    var poll = PollPolicy.ttPay
    poll.overlaps = true
    var settings = settings(poll)
    settings.links[.frontend, .backend].latency = .constant(.milliseconds(300))
    settings.links[.frontend, .backend].faults = .queries([.fails(.busy(429, retryAfter: 1))])
    let story = try Story("alipay,pay", settings: settings)
    // The answer comes at 1100 ms, when the second query is out: nothing more before 2100.
    #expect(story.sinceSuccess("orderStatus") == [500, 1000, 2500, 3000])
  }

  @Test func anOvertakenReplyIsRecognisedByItsNumber() throws {
    var poll = PollPolicy.ttPay
    poll.overlaps = true
    var settings = settings(poll)
    settings.links[.frontend, .backend].reordering = 0.5
    settings.links[.frontend, .backend].latency = .constant(.milliseconds(180))
    settings.frontend.requestTimeout = .seconds(30)
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.findings.contains("late-reply"))
    #expect(story.walk.conclusion == .unconfirmed)
  }

  @Test func aFailedNewerQueryDoesNotOvertakeAnOlderAnswer() throws {
    var poll = PollPolicy.ttPay
    poll.overlaps = true
    var settings = settings(poll)
    // 1 makes the order; 2 and 3 are out.
    settings.links[.frontend, .backend].faults = .queries([.fails(.timedOut), .fails(.timedOut)])
    var walk = try Story("alipay,pay", settings: settings, toEnd: false).walk
    walk.advance(to: walk.now + .milliseconds(800 + 1_100))
    var (frontend, context) = (walk.frontend, walk.context)
    #expect(frontend.polls == 2)
    frontend.receive(.response(3, .failure(.status(502))), &context)
    frontend.receive(.response(2, .status(.paid)), &context)
    #expect(frontend.conclusion == .confirmed)
  }

  /// Request numbers do not run out in a long poll.
  @Test func aPollOfManyThousandQueriesKnowsItsAnswers() throws {
    var poll = PollPolicy.ttPay
    poll.interval = .milliseconds(1)
    poll.maxRetries = 100_000
    var settings = settings(poll)
    settings.channel.notifies = Listed(then: .delivered)
    settings.channel.notifyDelay = .constant(.seconds(80))
    settings.links[.frontend, .backend].latency = .constant(.zero)
    let story = try Story("alipay,pay", settings: settings)
    #expect(story.walk.conclusion == .confirmed)
    #expect(story.walk.frontend.polls > 65_536 && story.findings.isEmpty)
  }

  @Test func aDeadlineEndsThePoll() throws {
    var poll = PollPolicy.ttPay
    poll.maxRetries = 1_000
    poll.deadline = .seconds(3)
    let story = try Story("alipay,pay", settings: settings(poll))
    #expect(givesUp(story) == [3000])
    #expect(story.walk.frontend.polls == 5)
  }

  @Test func exponentialDelaysDoubleUpToTheLimit() throws {
    var poll = PollPolicy.ttPay
    poll.backoffLimit = .seconds(2)
    poll.maxRetries = 5
    let story = try Story("alipay,pay", settings: settings(poll))
    #expect(story.sinceSuccess("orderStatus") == [500, 1500, 3500, 5500, 7500, 9500])
  }

  /// With a first delay of its own the doubling begins after it.
  @Test func aFirstDelayComesBeforeTheSchedule() throws {
    var poll = PollPolicy.ttPay
    poll.firstDelay = .zero
    poll.backoffLimit = .seconds(2)
    poll.maxRetries = 4
    let story = try Story("alipay,pay", settings: settings(poll))
    #expect(story.sinceSuccess("orderStatus") == [0, 500, 1500, 3500, 5500])
    var listed = PollPolicy(maxRetries: 2, schedule: [.seconds(5), .seconds(30), .seconds(60)])
    let other = try Story("alipay,pay", settings: settings(listed))
    #expect(other.sinceSuccess("orderStatus") == [5_000, 35_000, 95_000])
    listed.firstDelay = .seconds(1)
    let third = try Story("alipay,pay", settings: settings(listed))
    #expect(third.sinceSuccess("orderStatus") == [1_000, 6_000, 36_000])
  }

  @Test(arguments: PollPolicy.Jitter.allCases)
  func jitterStaysInItsBounds(jitter: PollPolicy.Jitter) {
    let policy = PollPolicy(
      interval: .milliseconds(500), backoffLimit: .seconds(8), jitter: jitter)
    var previous = TimeSpan.milliseconds(500)
    var sum = 0.0
    for count in 0..<20_000 {
      let delay = policy.delay(after: 2, previous: previous) { Draw(7, UInt64(count)) }
      switch jitter {
      case .none: #expect(delay == .seconds(2))
      case .equal: #expect(delay >= .seconds(1) && delay <= .seconds(2))
      case .full: #expect(delay >= .zero && delay <= .seconds(2))
      case .decorrelated:
        #expect(delay >= .milliseconds(500) && delay <= .seconds(8))
        previous = delay
      }
      sum += Double(delay.microseconds) / 1e6
    }
    let mean = sum / 20_000
    switch jitter {
    case .none: #expect(mean == 2)
    case .equal: #expect(abs(mean - 1.5) < 0.01)
    case .full: #expect(abs(mean - 1.0) < 0.02)
    case .decorrelated: #expect(mean > 0.5 && mean < 8)
    }
  }

  @Test func theBackendContradictsSuccess() throws {
    var settings = settings(.ttPay)
    settings.backend.validTime = 2
    let story = try Story("alipay,pay@1000", settings: settings)
    #expect(story.successCodes == [0])
    #expect(story.walk.conclusion == .contradicted(.timedOut))
    #expect(story.walk.verdict == .paidButNotShown)
  }
}

extension WireFaults {
  fileprivate static func queries(_ answers: [WireAnswer]) -> WireFaults {
    WireFaults(queries: Listed(answers, then: .passes))
  }
}
