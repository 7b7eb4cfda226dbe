import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// The orders of the walk over the panes.
@Suite struct OrdersTests {
  private func lost() -> Screen {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(100, 30, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    screen.press(.character("m"))
    return screen
  }

  private func row(_ name: String, _ screen: Screen) -> String {
    let lines = OrdersView(model: screen.model).lines.map { $0.map(\.text).joined() }
    return lines.first { $0.hasPrefix("  \(name) ") } ?? ""
  }

  @Test func merchantAndChannelDisagreeWhereTheNotifyIsLost() {
    let screen = lost()
    #expect(row("merchant", screen).contains("created  the front end heard code 9 ("))
    #expect(row("WeChat", screen).contains("took ¥0.01"))
    #expect(row("Alipay", screen).contains("nothing taken"))
    #expect(row("notify", screen).contains("sent 1× · lost 1× · next in"))
  }

  @Test func theySayWhatWasKnownAtTheMomentShown() {
    var screen = lost()
    screen.pass(.seconds(30))
    #expect(row("merchant", screen).contains("paid"))
    #expect(row("notify", screen).contains("sent 2× · lost 1× · accepted"))
    screen.press(.character("g"))
    #expect(screen.model.isInPast)
    #expect(screen.frame.contains("There is no order yet"))
    for _ in 0..<40 where !row("WeChat", screen).contains("took") { screen.press(.right) }
    #expect(row("merchant", screen).contains("created"))
    screen.press(.end)
    #expect(row("merchant", screen).contains("paid"))
    screen.press(.character("m"))
    #expect(screen.model.overlay == nil)
  }

  @Test func whatAServerKeepsIsNotGuessed() {
    var screen = Screen(100, 30, listening: "127.0.0.1:8090")
    screen.press(.character("m"))
    #expect(screen.frame.contains("There is no order yet"))
  }
}
