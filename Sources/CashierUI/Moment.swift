import Simulation
import Terminal
import Walk

extension Model {
  /// The screen as it was when the walk had come so far: the newest entry is the selected one.
  public mutating func show(moment: Walk) {
    walk = moment
    lanes.list(another: record)
    catchUp()
  }

  /// How often `retrace` tells.
  public enum Grain: Sendable {
    /// After every event, also where several happen at one instant.
    case event
    case instant
  }

  /// Lets the walk be gone again from its record, and tells whenever something has happened.
  public static func retrace(
    _ record: Walk, preferences: Preferences, size: Size, each grain: Grain = .instant,
    _ tell: (borrowing Model) throws -> Void
  ) rethrows {
    var retrace = Retrace(record)
    var model = Model(walk: retrace.start, preferences: preferences, size: size)
    var told = 0
    while retrace.step(&model.walk) {
      if grain == .instant, retrace.due(in: model.walk) == model.walk.now { continue }
      guard model.walk.journal.entries.count > told else { continue }
      model.catchUp()
      told = model.walk.journal.entries.count
      try tell(model)
    }
  }

  /// The phone alone, as large as it is given.
  public func phone(_ size: Size) -> Canvas {
    var canvas = Canvas(size: size, glyphs: preferences.glyphs)
    PhoneView(model: self).draw(in: canvas.bounds, &canvas)
    return canvas
  }
}
