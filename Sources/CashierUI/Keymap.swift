import Terminal

/// Which key does what: the table of bindings, as it is or as a person has changed it.
public struct Keymap: Sendable {
  public let bindings: [Binding]

  public static let standard = Keymap(bindings: Binding.table)

  /// The keys that an action is to have; none takes it off the keyboard.
  public struct Change: Equatable, Sendable {
    public let action: Action
    public let keys: [Key]

    public init(_ action: Action, _ keys: [Key]) {
      self.action = action
      self.keys = keys
    }
  }

  /// Why a change was not made.
  public enum Problem: Equatable, Sendable {
    /// The key does something else in the same place.
    case taken(Change, Key, by: Action)
    /// Without a key for it nobody gets out again.
    case needed(Change)

    public var change: Change {
      switch self {
      case .taken(let change, _, _), .needed(let change): change
      }
    }
  }

  /// What keys can be given to, each action once.
  public var actions: [Action] {
    Action.allCases.filter { action in bindings.contains { $0.action == action } }
  }

  /// The parts of the screen that have keys, the innermost last.
  public var scopes: [Binding.Scope] {
    let scopes = bindings.map(\.scope).reduce(into: [Binding.Scope]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return scopes.filter { $0 != .overlay } + scopes.filter { $0 == .overlay }
  }

  /// All keys of an action, the one that hints show first.
  public func keys(of action: Action) -> [Key] {
    bindings.filter { $0.action == action }.flatMap(\.keys)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The keymap with those changes that fit together, and the others.
  ///
  /// Changes are made at once, so that two actions can swap their keys. Where two get one key in one
  /// scope, the change that comes later in the list is not made; its action keeps the keys it had.
  public func rebound(_ changes: [Change]) -> (Keymap, [Problem]) {
    var problems = changes.filter { $0.keys.isEmpty && Self.needed.contains($0.action) }
      .map(Problem.needed)
    var accepted = changes.filter { !($0.keys.isEmpty && Self.needed.contains($0.action)) }
    while true {
      let keymap = with(accepted)
      guard let problem = keymap.conflict(among: accepted) else { return (keymap, problems) }
      problems.append(problem)
      accepted.removeAll { $0 == problem.change }
    }
  }

  private static let needed: [Action] = [.quit, .closeOverlay]

  private func with(_ changes: [Change]) -> Keymap {
    Keymap(
      bindings: bindings.map { binding in
        guard let change = changes.last(where: { $0.action == binding.action }) else {
          return binding
        }
        // A key that the action had stays in the scopes where it had it; a new one goes to all.
        let before = keys(of: binding.action)
        return binding.with(
          keys: change.keys.filter { binding.keys.contains($0) || !before.contains($0) })
      })
  }

  /// The first key with two actions in one scope.
  private func conflict(among changes: [Change]) -> Problem? {
    for (index, binding) in bindings.enumerated() {
      for other in bindings[..<index]
      where other.scope == binding.scope && other.action != binding.action {
        guard let key = binding.keys.first(where: other.keys.contains) else { continue }
        let place = { (action: Action) in changes.lastIndex { $0.action == action } ?? -1 }
        let (first, last) =
          place(binding.action) > place(other.action) ? (other, binding) : (binding, other)
        guard let change = changes.last(where: { $0.action == last.action }) else { continue }
        return .taken(change, key, by: first.action)
      }
    }
    return nil
  }
}

extension Action {
  /// Its name in configuration files: `new-payment`.
  public var name: String { kebabCase(String(describing: self)) }

  public init?(name: String) {
    guard let action = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = action
  }
}

extension Model {
  /// The key of an action, as hints and reasons name it.
  func key(_ action: Action) -> String {
    keymap.keys(of: action).first?.label(preferences.glyphs) ?? "–"
  }
}
