import FrontendLogic
import Payment
import Simulation
import Terminal
import Testing
import Walk

@testable import CashierUI

/// What the lanes list, fold and mark.
@Suite struct LaneTests {
  /// Paid, and four polls that find nothing out.
  private static func polled(_ columns: Int = 100) -> Screen {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(columns, 30, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    return screen
  }

  @Test func equalPollsAreOneRowThatEnterUnfoldsAndFolds() {
    var screen = Self.polled()
    #expect(screen.frame.contains("orderStatus → code 9 × 4"))
    let folded = screen.model.lanes.rows.count
    screen.press(.tab, .up, .enter)
    #expect(screen.model.lanes.rows.count == folded + 7)
    #expect(!screen.frame.contains("× 4"))
    #expect(screen.model.selectedEntry?.what.isRequest == true)
    screen.press(.down, .down, .enter)
    #expect(screen.model.lanes.rows.count == folded)
    #expect(screen.model.lanes.current.flatMap(screen.model.lanes.folded)?.count == 4)
  }

  @Test func aRunOfPollsCountsUpWhileItGrows() {
    var screen = Self.polled()
    var grown = LaneList()
    var counts: [Int] = []
    let whole = screen.model.walk
    for number in 1...whole.journal.entries.count {
      grown.grow(with: whole.asOf(entry: number))
      if let count = grown.rows.indices.last.flatMap(grown.folded)?.count,
        counts.last != count
      {
        counts.append(count)
      }
    }
    #expect(counts == [2, 3, 4])
    #expect(grown.rows == screen.model.lanes.rows)
    screen.press(.character("t"))
    #expect(screen.frame.contains("× 4"))
  }

  @Test func aSelectionIsHeldByTheRowThatStandsForIt() throws {
    var lanes = Self.polled().model.lanes
    let fold = try #require(lanes.rows.indices.first { lanes.folded($0) != nil })
    lanes.select(entry: lanes.rows[fold].first + 3)
    #expect(lanes.selected == fold)
  }

  @Test func timesAreReadThreeWays() {
    var screen = Screen(100, 30)
    screen.press(.tab, .character("T"))
    #expect(screen.frame.contains(TimeText.wall(screen.model.walk.settings.start)))
    screen.press(.character("T"))
    #expect(screen.frame.contains("+0.015"))
    screen.press(.character("T"))
    #expect(!screen.frame.contains("+0.015"))
  }

  @Test func aPointLeadsToTheRowThatIsDrawnThere() throws {
    let screen = Self.polled()
    let point = try #require(view(screen.model).find("× 4"))
    let row = try #require(laneRow(at: point, screen.model))
    #expect(screen.model.lanes.folded(row)?.count == 4)
    #expect(laneRow(at: Point(column: 50, row: 29), screen.model) == nil)
  }

  @Test func aRunningTimerIsABarThatShrinks() {
    let timer = WaitingTimer(
      name: TimerName(.frontend, .poll), set: Instant(seconds: 0), fires: Instant(seconds: 8))
    #expect(timer.bar(at: Instant(seconds: 0), .unicode) == "████████")
    #expect(timer.bar(at: Instant(seconds: 6), .unicode) == "██░░░░░░")
    #expect(timer.bar(at: Instant(seconds: 9), .unicode) == "░░░░░░░░")
  }
}

extension Entry.What {
  fileprivate var isRequest: Bool {
    if case .message(.request, _, _, _) = self { true } else { false }
  }
}
