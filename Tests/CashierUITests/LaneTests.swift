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

  @Test(arguments: [80, 100, 140]) func wordsNeverLieOnAnArrowsHead(columns: Int) throws {
    var settings = WalkSettings()
    settings.links[.channel, .backend] = Link(latency: .constant(.seconds(15)), duplication: 1)
    var screen = Screen(columns, 45, language: .zh, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(120))
    screen.press(.tab)
    #expect(screen.frame.contains("◷ +15 s"))
    #expect(screen.frame.contains("⇉ "))
    let plan = LanesPlan(screen.model, in: Layout(screen.model.size).lanes)
    let frame = view(screen.model)
    let entries = screen.model.record.journal.entries
    for row in plan.visible where screen.model.lanes.folded(row) == nil {
      guard
        case .message(_, let from, let to, .arrives) =
          entries[screen.model.lanes.rows[row].entry - 1].what, from != to
      else { continue }
      let line = frame.line(plan.line(of: row).row)
      #expect(line.contains(from.rawValue < to.rawValue ? "▶" : "◀"), "\(line)")
    }
  }

  @Test func theMomentShownIsMarkedInThePastAndAtARecordsEnd() throws {
    var screen = Self.polled()
    screen.press(.tab, .left, .left)
    let past = try #require(view(screen.model).find("past ‖"))
    let plan = LanesPlan(screen.model, in: Layout(screen.model.size).lanes)
    let current = try #require(screen.model.lanes.current)
    #expect(past.row == plan.line(of: current).row + 1)
    #expect(plan.row(at: past) == nil)
    #expect(plan.row(at: Point(column: past.column, row: past.row + 1)) == current + 1)
    screen.press(.end)
    #expect(screen.frame.contains("now ▶"))
    let record = screen.model.record
    screen.model.show(recording: record)
    #expect(screen.frame.contains("end ‖"))
  }

  @Test func whereOneIsIsShownInFull() throws {
    var screen = Screen(100, 30)
    screen.model.lanes.rows = (1...12_345).map { LaneList.Row(first: $0, entry: $0) }
    screen.model.lanes.select(row: 9_119)
    #expect(screen.model.position == "9120/12345")
    #expect(!LanesView.headHasRoom(for: screen.model))
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
