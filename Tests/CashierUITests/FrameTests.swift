import CashierPlatform
import Documents
import Payment
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// What the screen shows, as plain text.
@Suite struct FrameTests {
  @Test(arguments: [Language.en, .zh]) func sheet(language: Language) throws {
    try Screen(100, 30, language: language).expectFrame("sheet-100x30-\(language.rawValue)")
  }

  @Test(arguments: [Language.en, .zh]) func wechatConfirm(language: Language) throws {
    var screen = Screen(120, 36, language: language)
    screen.press(.enter)
    try screen.expectFrame("wechat-120x36-\(language.rawValue)")
  }

  @Test(arguments: [Language.en, .zh]) func paidAndConfirmed(language: Language) throws {
    var screen = Screen(100, 30, language: language)
    screen.press(.enter, .enter)
    screen.pass(.seconds(3))
    try screen.expectFrame("confirmed-100x30-\(language.rawValue)")
  }

  @Test func pollingShowsItsTimer() throws {
    var screen = Screen(100, 30)
    screen.press(.down, .enter, .enter)
    screen.pass(.milliseconds(1_000))
    try screen.expectFrame("polling-100x30-en")
  }

  @Test func lanesAloneAt80Columns() throws {
    var screen = Screen(80, 24)
    screen.press(.down, .enter, .escape)
    screen.press(.tab)
    try screen.expectFrame("cancelled-lanes-80x24-en")
  }

  @Test func listBelow80Columns() throws {
    var screen = Screen(72, 30, language: .zh)
    screen.press(.tab)
    try screen.expectFrame("list-72x30-zh")
  }

  @Test func smallPhone() throws {
    var screen = Screen(50, 20, language: .zh)
    try screen.expectFrame("sheet-50x20-zh")
    screen.press(.enter, .enter)
    screen.pass(.seconds(3))
    try screen.expectFrame("confirmed-50x20-zh")
  }

  @Test func tooSmallIsANotice() throws {
    try Screen(39, 16).expectFrame("too-small-39x16-en")
  }

  @Test(arguments: [Language.en, .zh]) func killedAfterPaying(language: Language) throws {
    var screen = Screen(100, 30, language: language)
    screen.press(.enter, .down, .down, .down, .down, .down, .enter)
    screen.pass(.seconds(1))
    try screen.expectFrame("killed-100x30-\(language.rawValue)")
  }

  @Test func expiredOrderShowsItsToast() throws {
    var settings = WalkSettings()
    settings.backend.validTime = 0
    try Screen(100, 30, language: .zh, settings: settings).expectFrame("toast-100x30-zh")
  }

  @Test func narrowListsKeepWhatIsSaid() throws {
    var settings = WalkSettings()
    settings.backend.validTime = 0
    var screen = Screen(50, 20, language: .en, settings: settings)
    screen.press(.tab)
    try screen.expectFrame("toast-lanes-50x20-en")
  }

  @Test func aLineDividesPaymentsAndTimesKeepTheirColumn() throws {
    var screen = Screen(100, 30, language: .zh)
    screen.press(.enter, .enter)
    screen.pass(.seconds(20_000))
    screen.press(.character("N"), .enter)
    screen.pass(.seconds(1))
    try screen.expectFrame("second-payment-100x30-zh")
    screen.press(.tab, .enter)
    screen.press(.down)
    try screen.expectFrame("second-payment-entry-100x30-zh")
  }

  @Test func promiseThatNeverSettles() throws {
    var settings = WalkSettings()
    settings.frontend.getOrderStatus = .never
    var screen = Screen(100, 30, language: .zh, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(20))
    try screen.expectFrame("never-settles-100x30-zh")
  }

  @Test func lostNotifyIsCrossedWhereItHappened() throws {
    var settings = WalkSettings()
    settings.channel.notifies = Listed([.lost], then: .delivered)
    var screen = Screen(100, 30, settings: settings)
    screen.press(.enter, .enter)
    screen.pass(.seconds(4))
    try screen.expectFrame("notify-lost-100x30-en")
  }

  @Test func asciiGlyphsAreAsciiAlone() {
    var screen = Screen(100, 30, glyphs: .ascii)
    screen.press(.enter, .enter)
    screen.pass(.seconds(3))
    #expect(screen.frame.filter { !$0.isASCII } == "")
  }

  @Test func helpListsEveryKey() throws {
    var screen = Screen(100, 60)
    screen.press(.character("?"))
    for binding in Binding.table where binding.scope != .overlay {
      #expect(screen.frame.contains(binding.help.en))
    }
    _ = screen.model.update(.resized(Size(columns: 100, rows: 40)))
    try screen.expectFrame("help-100x40-en")
  }

  @Test func theEntryInFull() throws {
    var screen = Screen(100, 30)
    screen.press(.tab, .up, .up, .up, .enter)
    try screen.expectFrame("entry-100x30-en")
  }

  @Test func everySizeDrawsWithoutTrap() {
    for columns in stride(from: 1, through: 160, by: 7) {
      for rows in stride(from: 1, through: 60, by: 5) {
        var screen = Screen(columns, rows, language: .zh)
        #expect(view(screen.model).size == Size(columns: columns, rows: rows))
        screen.press(.enter, .tab, .enter)
        #expect(view(screen.model).size.rows == rows)
        screen.press(.escape, .character("?"), .pageDown, .escape, .tab, .enter)
        screen.pass(.seconds(3))
        #expect(view(screen.model).size.columns == columns)
      }
    }
  }

  /// Whatever Enter would do is to be seen, however small the screen is.
  @Test(arguments: [(40, 16), (50, 17), (80, 17), (100, 16)])
  func theChosenActIsAlwaysSeen(columns: Int, rows: Int) {
    var screen = Screen(columns, rows, language: .zh)
    screen.press(.enter)
    for act in screen.model.choices {
      #expect(screen.model.choices[screen.model.choice] == act)
      let label = act.label(on: screen.model.walk.payer.screen)[.zh]
      #expect(screen.frame.contains("▶ \(label)"), "\(screen.frame)")
      screen.press(.down)
    }
    #expect(screen.frame.contains("▼"))
  }

  @Test func aHostileSubjectIsDrawnHarmlessly() throws {
    var info = BackendOrder.info
    info.set("subject", "a\u{1b}[2J\u{202e}b\u{7}")
    let order = Order.adopted(PayOptions(order: info), sign: .notVerified, merchant: nil)
    let frame = Screen(100, 30, adopting: order).frame
    #expect(!frame.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202e })
    #expect(frame.contains("unprintable-text"))
  }
}

/// An order that the embedded merchant made, to be changed and handed in again.
enum BackendOrder {
  static var info: OrderInfo {
    var walk = Walk(WalkSettings(), orders: OrderTable(signingWith: .builtInTest))
    walk.startPayment()
    walk.advance(to: walk.now + .seconds(1))
    return walk.context.orders.orders[0].info
  }
}
