import Testing

@testable import Simulation

@Suite struct SimulationTests {
  typealias Queue = Simulation<Int, String>

  func drain(_ queue: inout Queue) -> [String] {
    var events: [String] = []
    while let event = queue.next(until: Instant(microseconds: .max)) {
      switch event {
      case .message(let message): events.append("\(queue.now.microseconds) \(message)")
      case .timer(let timer): events.append("\(queue.now.microseconds) \(timer)")
      }
    }
    return events
  }

  @Test func eventsComeInOrderOfTimeThenOfScheduling() {
    var queue = Queue(start: Instant(microseconds: 0))
    queue.send(1, at: Instant(microseconds: 20))
    queue.send(2, at: Instant(microseconds: 10))
    queue.setTimer("a", at: Instant(microseconds: 10))
    queue.send(3, at: Instant(microseconds: 10))
    #expect(drain(&queue) == ["10 2", "10 a", "10 3", "20 1"])
    #expect(queue.nextDue == nil)
    #expect(queue.messagesOnTheWay == 0)
  }

  @Test func aCancelledTimerNeverFires() {
    var queue = Queue(start: Instant(microseconds: 0))
    queue.setTimer("a", at: Instant(microseconds: 10))
    queue.setTimer("b", at: Instant(microseconds: 20))
    let first = queue.cancelTimer("a")
    let again = queue.cancelTimer("a")
    #expect(first && !again)
    #expect(queue.nextDue == Instant(microseconds: 20))
    #expect(drain(&queue) == ["20 b"])
    #expect(queue.timers.isEmpty)
  }

  @Test func settingATimerAgainReplacesIt() {
    var queue = Queue(start: Instant(microseconds: 0))
    queue.setTimer("a", at: Instant(microseconds: 10))
    queue.setTimer("a", at: Instant(microseconds: 30))
    #expect(drain(&queue) == ["30 a"])
  }

  @Test func timeNeverRunsBackwards() {
    var queue = Queue(start: Instant(microseconds: 100))
    queue.send(1, at: Instant(microseconds: 5))
    #expect(drain(&queue) == ["100 1"])
    queue.advance(to: Instant(microseconds: 50))
    #expect(queue.now == Instant(microseconds: 100))
    queue.send(2, at: Instant(microseconds: 150))
    queue.advance(to: Instant(microseconds: 500))
    #expect(queue.now == Instant(microseconds: 150))
  }

  @Test func thousandsOfRandomOperationsKeepTheOrder() {
    for seed in UInt64(0)..<200 {
      var queue = Queue(start: Instant(microseconds: 0))
      var cancelled: Set<String> = []
      for step in UInt64(0)..<100 {
        let draw = Draw(seed, step).bits
        let due = Instant(microseconds: Int64(draw >> 8 & 0xff))
        switch draw & 3 {
        case 0: queue.send(Int(step), at: due)
        case 1:
          queue.setTimer("t\(draw >> 4 & 7)", at: due)
          cancelled.remove("t\(draw >> 4 & 7)")
        case 2: if queue.cancelTimer("t\(draw >> 4 & 7)") { cancelled.insert("t\(draw >> 4 & 7)") }
        default: _ = queue.next(until: due)
        }
      }
      var last = queue.now
      while let event = queue.next(until: Instant(microseconds: .max)) {
        #expect(queue.now >= last)
        last = queue.now
        if case .timer(let timer) = event { #expect(!cancelled.contains(timer)) }
      }
      #expect(queue.timers.isEmpty)
    }
  }

  @Test func drawsAreUniformAndRepeatable() {
    #expect(Draw(1, 2, 3) == Draw(1, 2, 3))
    #expect(Draw(1, 2, 3) != Draw(1, 3, 2))
    let mean = (0..<100_000).map { Draw(9, UInt64($0)).unit }.reduce(0, +) / 100_000
    #expect(abs(mean - 0.5) < 0.005)
  }

  @Test func civilTimeIsBeijings() {
    #expect(Instant(seconds: 1_566_720_681).civilTime() == "2019-08-25 16:11:21")
    #expect(Instant(seconds: 0).civilTime(secondsEast: 0) == "1970-01-01 00:00:00")
  }
}
