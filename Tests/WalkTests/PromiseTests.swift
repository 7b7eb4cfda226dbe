import FrontendLogic
import Payment
import Simulation
import TTPay
import Testing

@testable import Walk

/// Each way in which getOrderStatus may behave (spec 1).
@Suite struct PromiseTests {
  func story(_ promise: StatusPromise, _ script: String = "wechat,pay") throws -> Story {
    var settings = WalkSettings()
    settings.frontend.getOrderStatus = promise
    return try Story(script, settings: settings)
  }

  @Test func rejectedIsUnknownWithAFinding() throws {
    let story = try story(.rejects)
    #expect(story.successCodes == [9])
    #expect(story.findings == ["get-order-status-rejected"])
    #expect(story.walk.conclusion == .confirmed)
  }

  @Test func absentIsUnknownWithAFinding() throws {
    let story = try story(.absent)
    #expect(story.successCodes == [9])
    #expect(story.findings == ["get-order-status-missing", "get-order-status-absent"])
    #expect(story.walk.frontend.statusQueries == 0)
  }

  @Test func placeholderIs11() throws {
    let story = try story(.code11)
    #expect(story.messages.contains(.settled(call: 1, .code(11))))
    #expect(story.successCodes == [9])
    #expect(story.findings == ["get-order-status-placeholder"])
  }

  @Test(arguments: [StatusPromise.undefined, .number])
  func withoutACodeTheSheetStaysOpen(promise: StatusPromise) throws {
    let story = try story(promise, "wechat,pay,close")
    #expect(story.successCodes == [4])
    #expect(story.walk.verdict == .paidButNotShown)
  }

  @Test func neverSettlingStaysAtAskingUntilClosed() throws {
    var story = try story(.never)
    #expect(story.walk.payer.screen == .sheet(.querying))
    #expect(story.successCodes.isEmpty)
    #expect(story.walk.conclusion == .noCallback)
    #expect(story.walk.verdict == .unresolvedThoughPaid)
    try story.play("close")
    story.walk.runToEnd()
    #expect(story.successCodes == [4])
  }

  @Test func lateSettlesLater() throws {
    let story = try story(.late(.seconds(5)))
    #expect(story.successCodes == [0])
    let asked = try #require(
      story.walk.journal.entries.first {
        if case .message(.getOrderStatus, _, _, _) = $0.what { true } else { false }
      })
    let answered = try #require(
      story.walk.journal.entries.first {
        if case .message(.settled, _, _, _) = $0.what { true } else { false }
      })
    #expect(answered.at - asked.at == .milliseconds(5_030))
  }

  /// Without an answer there is no `success(1)`, and nothing to choose any more.
  @Test(arguments: [StatusPromise.undefined, .number])
  func withoutACodeAfterTheEndNothingCanBePaid(promise: StatusPromise) throws {
    var story = try story(promise, "wechat,leave@301000")
    #expect(
      story.walk.payer.screen
        == .sheet(.choosing(wechat: false, alipay: false, preselected: .wechat)))
    #expect(story.walk.payer.acts == [.close, .back])
    #expect(story.successCodes.isEmpty)
    #expect(story.walk.finalConclusion == .noCallback && story.walk.finalVerdict == .right)
    try story.play("close")
    story.walk.runToEnd()
    #expect(story.successCodes == [4] && story.walk.takings.isEmpty)
  }

  @Test(arguments: [StatusPromise.undefined, .number])
  func paidAndAtRestIsPaidThoughUnresolved(promise: StatusPromise) throws {
    let story = try story(promise, "wechat,pay@301000")
    #expect(story.walk.conclusion == nil)
    #expect(story.walk.finalConclusion == .noCallback)
    #expect(story.walk.finalVerdict == .unresolvedThoughPaid)
  }

  @Test func askedOncePerReturn() throws {
    let story = try story(.undefined, "wechat,leave,wechat,pay,close")
    let calls = story.messages.filter { if case .getOrderStatus = $0 { true } else { false } }
    let order = OrderID(index: 0)
    #expect(calls == [.getOrderStatus(call: 1, order), .getOrderStatus(call: 2, order)])
  }
}
