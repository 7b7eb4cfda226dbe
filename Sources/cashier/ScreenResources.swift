import CashierUI
import Documents
import Payment
import Scenario
import TTPay
import Terminal
import Walk

/// What the screen may ask the program for.
enum ScreenResources {
  /// - Parameter signing: what orders are signed with; a scenario's are signed with the test secret.
  static func all(
    signing: AppSecret = .builtInTest, verifying secret: AppSecret? = nil,
    merchant: MerchantIdentity? = nil
  ) -> Resources {
    var resources = Resources()
    resources.scenarios = { scenarios() }
    resources.scenario = { scenario($0) }
    resources.themes = { themes() }
    resources.judge = { options in
      let sign = OrderSignature.verify(options.order, secret: secret)
      return Order.adopted(options, sign: sign, merchant: merchant)
    }
    resources.read = { read($0) }
    resources.walk = { settings, order in
      Walk(
        settings,
        orders: OrderTable(
          signingWith: signing, verifying: .init(secret: secret, merchant: merchant)),
        adopting: order)
    }
    return resources
  }

  static func theme(_ name: String) -> Theme? { try? Places.themes.load(name).theme }

  /// The file of a theme, where it has one: changes in it are seen at once.
  static func themeFile(_ name: String) -> String? {
    if name.contains("/") || name.hasSuffix(".yaml") { return name }
    guard case .file(let path)? = Places.themes.entries.first(where: { $0.name == name })?.origin
    else { return nil }
    return path
  }

  private static func themes() -> [Resources.Named] {
    Places.themes.entries.map { entry in
      let about = theme(entry.name)?.about
      return Resources.Named(
        name: entry.name,
        about: Bilingual(zh: printable(about?.zh ?? ""), en: printable(about?.en ?? "")))
    }
  }

  private static func scenarios() -> [Resources.Named] {
    let catalogue = Places.scenarios
    return catalogue.entries.compactMap { entry in
      guard let document = try? catalogue.document(entry), let scenario = try? Scenario(document)
      else { return nil }
      let about = scenario.about
      return Resources.Named(
        name: entry.name,
        about: Bilingual(zh: printable(about.zh), en: printable(about.en)))
    }
  }

  private static func scenario(_ name: String) -> Result<Scenario, Resources.Unreadable> {
    do throws(ScenarioError) {
      let documents = try Places.scenarios.documents(named: name, isFolder: { _ in false })
      guard let document = documents.first else { throw .unreadable(path: name) }
      return .success(try Scenario(document))
    } catch {
      return .failure(Resources.Unreadable(text: error.text))
    }
  }

  private static func read(_ path: String) -> Result<[UInt8], Resources.Unreadable> {
    var path = path
    if path.hasPrefix("~/") { path = Places.home + path.dropFirst() }
    do {
      return .success(try OrderFile(name: path).bytes(.en))
    } catch {
      let file = OrderFile(name: path)
      return .failure(
        Resources.Unreadable(
          text: Bilingual(
            zh: "\(file.shownName)：\(file.reason(.zh))",
            en: "\(file.shownName): \(file.reason(.en))")))
    }
  }
}
