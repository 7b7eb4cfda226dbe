import Documents
import Testing

@testable import Scenario

struct PlayerTests {
  static let late = """
    name: wechat-notify-late
    about: Paid in WeChat; the first notify is lost, the second comes after 15 s.
    seed: 7
    order: { subject: 测试, total_amount: 1, valid_time: 300 }
    user:     [ { choose: wechat }, { pay: { after: 2s } } ]
    channel:  { notify: [ lost, { after: 15s }, { then: on-time } ] }
    link:     { frontend-backend: { latency: { median: 80ms, p99: 400ms } } }
    frontend: { poll: tt-pay, getOrderStatus: settles }
    expect:   { success: [9], conclusion: unconfirmed, verdict: unresolved though paid, polls: 4 }
    """

  @Test func theFirstStoryOfTheIssue() throws {
    var player = Player(try Scenario(bytes: Array(Self.late.utf8)))
    let outcome = player.play()
    #expect(outcome.failures == [])
    #expect(outcome.trouble == nil)
    #expect(outcome.checks.count == 9)
    #expect(outcome.concluded?.written == "2.5s")
  }
}
