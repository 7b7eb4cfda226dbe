import Payment
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// Finding things in the lanes, and narrowing them.
@Suite struct SearchTests {
  /// Paid, the first notify lost, and four polls that find nothing out.
  private func polled(_ columns: Int = 100, _ rows: Int = 30) -> Screen {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(columns, rows, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    return screen
  }

  @Test func typingShowsTheNearestHitAndItsCount() throws {
    var screen = polled()
    screen.press(.character("/"))
    screen.type("NOTIFY")
    let entry = try #require(screen.model.selectedEntry)
    #expect(screen.model.lanes.search.hits.last == Int(entry.number))
    #expect(view(screen.model).role(of: "notify #1") == .match)
    let count = screen.model.lanes.search.hits.count
    #expect(screen.frame.contains("/NOTIFY  \(count)/\(count)"))
    screen.press(.escape)
    #expect(screen.model.lanes.isFollowing)
    #expect(!screen.frame.contains("/NOTIFY"))
  }

  @Test func nAndPGoRoundTheHits() throws {
    var screen = polled()
    screen.press(.character("/"))
    screen.type("sheet")
    screen.press(.enter)
    let hits = screen.model.lanes.search.hits
    try #require(hits.count > 1)
    #expect(screen.model.lanes.currentEntry == hits.last)
    screen.press(.character("n"))
    #expect(screen.model.lanes.currentEntry == hits.first)
    screen.press(.character("p"))
    #expect(screen.model.lanes.currentEntry == hits.last)
    screen.press(.escape, .character("n"))
    #expect(screen.model.notice?.en.contains("nothing is searched") == true)
  }

  @Test func aHitInsideAFoldUnfoldsItUntilTheSearchGoesOn() throws {
    var screen = polled()
    #expect(screen.frame.contains("× 4"))
    screen.press(.character("/"))
    screen.type("orderStatus #4")
    #expect(!screen.frame.contains("× 4"))
    #expect(view(screen.model).role(of: "orderStatus #4") == .match)
    screen.press(.control("u"))
    screen.type("createOrder")
    screen.press(.enter, .end)
    #expect(screen.frame.contains("× 4"))
  }

  @Test func theSearchGoesOnWithTheWalk() {
    var screen = polled()
    screen.press(.character("/"))
    screen.type("notify")
    screen.press(.enter)
    let before = screen.model.lanes.search.hits.count
    screen.pass(.seconds(30))
    #expect(screen.model.lanes.search.hits.count > before)
    #expect(screen.model.lanes.search.hits == screen.model.lanes.search.hits.sorted())
  }

  @Test func inThePastThePhoneGoesAlong() {
    var screen = polled()
    screen.press(.tab, .left, .left, .character("/"))
    screen.type("sheet rises")
    #expect(screen.model.isInPast)
    #expect(screen.model.walk.payer.acts.contains(.wechat))
  }

  @Test func whatIsOnlyInThePayloadMarksTheRowsTime() throws {
    var screen = polled()
    screen.press(.character("/"))
    screen.type("out_order_no")
    screen.press(.enter)
    let entry = try #require(screen.model.selectedEntry)
    let time = TimeText.column(entry.at - screen.model.walk.settings.start, 7)
    #expect(!screen.model.lanes.search.hits.isEmpty)
    #expect(view(screen.model).role(of: time) == .match)
  }

  @Test func aFilterShowsOnePartyAndAllAgain() {
    var screen = polled()
    let all = screen.model.lanes.rows
    screen.press(.character("f"))
    screen.type("cashier")
    screen.press(.enter)
    #expect(screen.model.lanes.filter == .party(.cashier))
    #expect(screen.frame.contains("filter: cashier"))
    #expect(!screen.frame.contains("createOrder"))
    screen.pass(.seconds(1))
    #expect(screen.model.lanes.rows.count < all.count)
    screen.press(.character("f"))
    screen.type("no filter")
    screen.press(.enter)
    #expect(screen.model.lanes.rows.prefix(all.count) == all[...])
  }

  @Test func aKindIsShownThoughItIsHiddenOtherwise() {
    var screen = polled()
    screen.press(.character("f"))
    screen.type("timers")
    screen.press(.enter)
    let entries = screen.model.record.journal.entries
    #expect(!screen.model.lanes.rows.isEmpty)
    #expect(
      screen.model.lanes.rows.allSatisfy {
        if case .timer = entries[$0.entry - 1].what { true } else { false }
      })
    // Esc clears it, as the lanes say: it cancels no payment.
    screen.press(.escape)
    #expect(screen.model.lanes.filter == nil)
  }

  @Test func aStepEndsThoughAFilterListsNothingOfIt() {
    var settings = WalkSettings()
    settings.frontend.poll.maxRetries = .max
    settings.channel.notifies = Listed(then: .lost)
    var screen = Screen(100, 30, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(3))
    screen.press(.character("f"))
    screen.type("findings")
    screen.press(.enter, .character("."))
    #expect(screen.model.isPaused)
  }

  @Test func searchAndFilterLieOverAndUnderTheLanes() throws {
    var screen = polled()
    screen.press(.character("f"))
    screen.type("messages")
    screen.press(.enter, .character("/"))
    screen.type("sheet")
    try screen.expectFrame("search-100x30-en")
  }

  @Test func theListIsSearchedAndFilteredToo() throws {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(60, 20, language: .zh, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    screen.press(.character("f"), .down, .down, .down, .down, .enter, .character("/"))
    screen.type("通知")
    screen.press(.enter)
    try screen.expectFrame("search-60x20-zh")
  }
}
