import Documents
import Terminal

/// All keys, from the one table of bindings; those that do nothing now say why.
enum HelpView {
  static func title(_ model: Model) -> String { model.language == .zh ? "按键" : "Keys" }

  static func lines(_ model: Model) -> [OverlayLine] {
    scopes.flatMap { scope, title in
      [[(title[model.language], .title)]]
        + model.keymap.bindings.filter { $0.scope == scope && !$0.keys.isEmpty }.map {
          line($0, model)
        }
    }
  }

  private static func line(_ binding: Binding, _ model: Model) -> OverlayLine {
    let keys = binding.keys.map { $0.label(model.preferences.glyphs) }.joined(separator: " ")
    let obstacle = binding.obstacle(model)?[model.language]
    let text = binding.help[model.language] + (obstacle.map { "  (\($0))" } ?? "")
    return [
      (padded("  \(keys)", to: 14), obstacle == nil ? .statusKey : .disabled),
      (text, obstacle == nil ? .text : .disabled),
    ]
  }

  private static let scopes: [(Binding.Scope, Bilingual)] = [
    (.phone, Bilingual(zh: "手机", en: "Phone")),
    (.lanes, Bilingual(zh: "时序图", en: "Lanes")),
    (.everywhere, Bilingual(zh: "任何时候", en: "Everywhere")),
  ]
}
