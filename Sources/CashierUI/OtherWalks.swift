import Payment
import Walk

/// The walks of this sitting that were left for another, in the order in which they began.
struct OtherWalks: Sendable {
  struct Kept: Sendable {
    let number: Int
    let walk: Walk
    let history: History
    let title: String?
    let isRecording: Bool
    /// The entry after which it took another way than the walk before it.
    let origin: Int?
  }

  /// More are forgotten, the oldest first.
  private static let most = 20

  private(set) var kept: [Kept] = []
  /// The number of the walk that is shown, counted from 1.
  private(set) var current = 1
  /// The entry after which the walk that is shown took another way.
  var origin: Int?
  private var made = 1

  /// Keeps the walk that is shown; another is shown from now on.
  mutating func keep(_ walk: Walk, _ history: History, title: String?, isRecording: Bool) {
    put(walk, history, title, isRecording)
    made += 1
    current = made
    origin = nil
  }

  /// Keeps the walk that is shown and gives another back.
  mutating func exchange(
    _ walk: Walk, _ history: History, title: String?, isRecording: Bool, for number: Int
  ) -> Kept? {
    guard let index = kept.firstIndex(where: { $0.number == number }) else { return nil }
    let wanted = kept.remove(at: index)
    put(walk, history, title, isRecording)
    current = wanted.number
    origin = wanted.origin
    return wanted
  }

  private mutating func put(
    _ walk: Walk, _ history: History, _ title: String?, _ isRecording: Bool
  ) {
    kept.append(
      Kept(
        number: current, walk: walk, history: history, title: title, isRecording: isRecording,
        origin: origin))
    kept.sort { $0.number < $1.number }
    if kept.count > Self.most { kept.removeFirst() }
  }
}
