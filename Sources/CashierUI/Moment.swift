import Simulation
import Terminal
import Walk

extension Model {
  /// The screen as it was when the walk had come so far: the newest entry is the selected one.
  public mutating func show(moment: Walk) {
    walk = moment
    listEntriesAnew()
  }

  /// Lets the walk be gone again from its record, and tells of each instant in which something
  /// happened.
  ///
  /// - Parameter each: given the model and whether it is the last instant.
  public static func retrace(
    _ record: Walk, preferences: Preferences, size: Size,
    _ each: (borrowing Model) throws -> Void
  ) rethrows {
    var retrace = Retrace(record)
    var model = Model(walk: retrace.start, preferences: preferences, size: size)
    var told = 0
    while retrace.step(&model.walk) {
      model.catchUp()
      guard model.walk.journal.entries.count > told else { continue }
      told = model.walk.journal.entries.count
      try each(model)
    }
  }

  /// The phone alone, as large as it is given.
  public func phone(_ size: Size) -> Canvas {
    var canvas = Canvas(size: size, glyphs: preferences.glyphs)
    PhoneView(model: self).draw(in: canvas.bounds, &canvas)
    return canvas
  }
}
