import Documents
import Payer
import Payment
import Scenario
import Simulation
import TTPay
import Terminal
import Testing
import Walk

@testable import CashierUI

/// A moment of the phone, which can be looked at in any size and language.
struct PhoneMoment: CustomTestStringConvertible {
  let name: String
  let model: Model

  var testDescription: String { name }

  /// It as it looks on a screen of that size, with the phone in front.
  func model(_ size: Size, _ language: Language, glyphs: Glyphs = .unicode) -> Model {
    var model = model
    model.size = size
    model.preferences.language = language
    model.preferences.glyphs = glyphs
    return model
  }

  /// The phone alone, its frame included.
  static func phone(of model: Model) -> [String] {
    var canvas = Canvas(size: model.size, glyphs: model.preferences.glyphs)
    let phone = Layout(model.size).phone
    PhoneView(model: model).draw(in: phone, &canvas)
    return (phone.row..<phone.endRow).map { row in
      (phone.column..<phone.endColumn)
        .compactMap { canvas[Point(column: $0, row: row)]?.text }.joined()
    }
  }
}

extension PhoneMoment {
  static let all: [PhoneMoment] = sheets + apps + pages

  static func named(_ name: String) -> PhoneMoment? { all.first { $0.name == name } }

  private static let sheets: [PhoneMoment] = [
    moment("sheet") { _ in },
    moment("last minute") { $0.pass(.seconds(260)) },
    moment("asking", changed { $0.frontend.getOrderStatus = .late(.seconds(8)) }) {
      $0.press(.enter, .enter)
      $0.pass(until: { $0.payer.screen == .sheet(.querying) })
    },
    moment("never settles", changed { $0.frontend.getOrderStatus = .never }) {
      $0.press(.enter, .enter)
      $0.pass(.seconds(20))
    },
    moment("toast rises", changed { $0.backend.validTime = 0 }, passing: .zero) {
      $0.passEvents { $0.conclusion != nil }
    },
    moment("toast", changed { $0.backend.validTime = 0 }) { $0.pass(.seconds(1)) },
    moment(
      "toast on the page",
      changed {
        $0.backend.validTime = 0
        $0.options.service = 3
      }
    ) { $0.pass(.seconds(5)) },
  ]

  private static let apps: [PhoneMoment] = [
    moment("WeChat") { $0.press(.enter) },
    moment("WeChat: wrong password") {
      $0.press(.enter, .down, .down, .enter)
      $0.pass(.seconds(1))
    },
    moment(
      "WeChat: paying",
      changed { $0.links[.user, .channel] = Link(latency: .constant(.milliseconds(600))) }
    ) {
      $0.press(.enter)
      $0.pass(until: { $0.payer.screen == .app(.wechat, .confirm) })
      $0.press(.enter)
      $0.pass(.milliseconds(300))
    },
    moment("WeChat: paid") { $0.press(.enter, .enter) },
    moment("Alipay") { $0.press(.down, .enter) },
    moment("Alipay: wrong password") {
      $0.press(.down, .enter, .down, .down, .enter)
      $0.pass(.seconds(1))
    },
    moment("Alipay: paid") { $0.press(.down, .enter, .enter) },
    moment("WeChat refuses", playing: "wechat-url-expired") {
      $0.pass(until: { $0.payer.screen == .app(.wechat, .refused(.urlExpired)) })
    },
  ]

  private static let pages: [PhoneMoment] = [
    moment("confirming") {
      $0.press(.enter, .enter)
      $0.pass(until: { $0.payer.page == .confirming })
    },
    moment("confirmed") {
      $0.press(.enter, .enter)
      $0.pass(.seconds(5))
    },
    end("unconfirmed", of: "notify-lost"),
    end("contradicted", of: "frontend-contradicted"),
    end("timed out", of: "order-expires-on-sheet"),
    end("failed", of: "promise-unpaid-is-failed"),
    moment("cancelled") { $0.press(.escape) },
    end("not raised", of: "frontend-service-5"),
    moment("order not made", playing: "backend-order-fails") {
      $0.pass(until: { walk in
        if case .orderingFailed = walk.payer.page { true } else { false }
      })
    },
    moment("no callback") { $0.press(.backspace) },
    moment("killed") {
      $0.press(.enter, .down, .down, .down, .down, .down, .enter)
      $0.pass(.seconds(1))
    },
    moment("reopened") {
      $0.press(.enter, .up, .enter, .enter)
      $0.pass(.seconds(1))
    },
  ]

  private static func moment(
    _ name: String, _ settings: WalkSettings = WalkSettings(),
    playing scenario: String? = nil, passing span: TimeSpan = .milliseconds(500),
    _ body: (inout Screen) -> Void
  ) -> PhoneMoment {
    var screen = Screen(
      100, 30, settings: settings, playing: scenario.flatMap(builtIn), passing: span)
    body(&screen)
    screen.model.message = nil
    return PhoneMoment(name: name, model: screen.model)
  }

  private static func changed(_ change: (inout WalkSettings) -> Void) -> WalkSettings {
    var settings = WalkSettings()
    change(&settings)
    return settings
  }

  private static func end(_ name: String, of scenario: String) -> PhoneMoment {
    moment(name, playing: scenario) { screen in
      screen.pass(until: { $0.conclusion != nil })
      screen.pass(.seconds(5))
    }
  }

  private static func builtIn(_ name: String) -> Scenario? {
    let catalogue = ScenarioCatalogue(folders: [])
    let entry = catalogue.entries.first { $0.name == name }
    return entry.flatMap { try? catalogue.document($0) }.flatMap { try? Scenario($0) }
  }
}

extension Screen {
  /// Lets time pass, a tenth of a second at once, until the walk is as wanted.
  mutating func pass(until isReached: (Walk) -> Bool) {
    for _ in 0..<60_000 where !isReached(model.walk) { pass(.milliseconds(100)) }
  }

  /// Lets one thing happen after the other, until the walk is as wanted.
  mutating func passEvents(until isReached: (Walk) -> Bool) {
    while !isReached(model.walk), let due = model.nextDue { model.advance(to: due) }
  }
}
