import Terminal

/// What the mouse points at among things that a notice or a search hides or moves.
struct MouseTarget {
  let binding: Binding?
  let row: Int?

  init(_ point: Point, _ model: Model) {
    binding = BarsView(model: model).binding(at: point)
    row = laneRow(at: point, model)
  }
}

/// What the mouse does: it presses what it points at, and its wheel scrolls.
extension Model {
  /// - Parameter target: what it points at, as it was seen.
  mutating func take(_ mouse: MouseEvent, _ target: MouseTarget) -> [Effect] {
    switch mouse.kind {
    case .wheelUp: return wheel(-1, at: mouse.point)
    case .wheelDown: return wheel(1, at: mouse.point)
    case .press: return press(mouse.point, target)
    }
  }

  private mutating func wheel(_ step: Int, at point: Point) -> [Effect] {
    if case .confirm = overlay { return [] }
    if overlay != nil { return update(.key(step < 0 ? .up : .down)) }
    let layout = Layout(size)
    if layout.shape == .wide ? layout.phone.contains(point) : pane == .phone {
      return update(.key(step < 0 ? .up : .down), in: .phone)
    }
    return (0..<3).flatMap { _ in update(.key(step < 0 ? .up : .down), in: .lanes) }
  }

  private mutating func press(_ point: Point, _ target: MouseTarget) -> [Effect] {
    switch overlay {
    case .chooser(var chooser):
      guard let index = ChooserView.index(at: point, chooser, self) else {
        return update(.key(.escape))
      }
      // The first press chooses, the second does it; where nothing is lost, one is enough.
      let isChosen = chooser.index == index
      chooser.index = index
      overlay = .chooser(chooser)
      return isChosen || chooser.kind != .settings ? take(chooser) : []
    case .some: return update(.key(.escape))
    case nil: break
    }
    if let binding = target.binding { return press(binding) }
    if let target = phoneTarget(at: point) {
      pane = .phone
      choice = target.choice
      return target.acts ? press(.act, in: .phone) : []
    }
    if let row = target.row {
      pane = .lanes
      if row == lanes.selected { return perform(.open) }
      return select(row: row)
    }
    let layout = Layout(size)
    if layout.shape == .wide {
      if layout.phone.contains(point) { pane = .phone }
      if layout.lanes.contains(point) { pane = .lanes }
    }
    return []
  }

  private mutating func press(_ action: Action, in scope: Binding.Scope) -> [Effect] {
    keymap.bindings.first { $0.action == action && $0.scope == scope }.map { press($0) } ?? []
  }

  /// Lets a key count in a pane, whichever has the keys.
  private mutating func update(_ event: Event, in pane: Pane) -> [Effect] {
    let before = self.pane
    self.pane = pane
    defer { self.pane = before }
    return update(event)
  }
}

extension Model {
  /// The choice of the phone that lies under a point. On the sheet a channel is only chosen; the
  /// button below pays.
  func phoneTarget(at point: Point) -> (choice: Int, acts: Bool)? {
    let targets = phoneTargets(self)
    guard let index = targets.firstIndex(where: { $0.rect.contains(point) }) else { return nil }
    let isSheet = if case .sheet(.choosing) = walk.payer.screen { true } else { false }
    return (targets[index].choice, !isSheet || index == targets.count - 1)
  }
}
