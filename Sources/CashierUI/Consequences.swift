import Payment

/// What follows from each entry of a journal. It grows with the journal.
struct Consequences: Sendable {
  // Lists within arrays: the first and the last effect of each entry, and the effect of the same
  // cause that comes next.
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var next: [Int32] = []

  /// Takes in what the journal has got since.
  mutating func grow(with entries: [Entry]) {
    if entries.count < first.count { self = Consequences() }
    for entry in entries[first.count...] {
      first.append(0)
      last.append(0)
      next.append(0)
      let cause = Int(entry.cause) - 1
      guard cause >= 0, cause < first.count - 1 else { continue }
      if first[cause] == 0 {
        first[cause] = entry.number
      } else {
        next[Int(last[cause]) - 1] = entry.number
      }
      last[cause] = entry.number
    }
  }

  /// The numbers of the entries that name this one as their cause, oldest first.
  func of(_ number: Int, atMost count: Int = .max) -> [Int] {
    guard first.indices.contains(number - 1) else { return [] }
    var effects: [Int] = []
    var effect = first[number - 1]
    while effect != 0, effects.count < count {
      effects.append(Int(effect))
      effect = next[Int(effect) - 1]
    }
    return effects
  }
}
