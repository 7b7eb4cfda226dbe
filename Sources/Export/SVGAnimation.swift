import CashierUI
import Payer
import Simulation
import Terminal
import Walk

/// A walk as a picture that moves, for where no recording can be played: the screen whenever another
/// page came up on the phone. It needs no script.
public struct SVGAnimation {
  public let text: String

  /// How long a frame is seen at least and at most, and the last one.
  private static let shortest = TimeSpan.milliseconds(900)
  private static let longest = TimeSpan.milliseconds(2_200)
  private static let last = TimeSpan.seconds(5)
  private static let frameLimit = 40

  public init(
    _ walk: Walk, preferences: Model.Preferences, theme: Theme, title: String, hasBar: Bool,
    size: Size
  ) {
    var frames = Self.frames(walk, preferences, size)
    if frames.isEmpty { frames = [(Canvas(size: size), .zero)] }
    var starts: [TimeSpan] = []
    var end = TimeSpan.zero
    for (index, frame) in frames.enumerated() {
      starts.append(end)
      let isLast = index == frames.count - 1
      let wait = isLast ? Self.last : frames[index + 1].at - frame.at
      end = end + (isLast ? wait : max(Self.shortest, min(wait, Self.longest)))
    }
    var classes = Classes()
    var layers = Layers()
    for (index, frame) in frames.enumerated() {
      for element in SVGStill.elements(frame.canvas, theme, hasBar: hasBar, &classes) {
        layers.add(element, seenIn: index)
      }
    }
    let css = classes.css + layers.css(starts: starts, end: end)
    text = SVGStill.document(
      size, theme, title: title, hasBar: hasBar, preferences.language, css: css, layers.groups)
  }

  private static func frames(
    _ walk: Walk, _ preferences: Model.Preferences, _ size: Size
  ) -> [(canvas: Canvas, at: TimeSpan)] {
    var frames: [(canvas: Canvas, at: TimeSpan)] = []
    var shown: (screen: Payer.Screen, verdict: Verdict?)?
    Model.retrace(walk, preferences: preferences, size: size, each: .event) { model in
      let now = (screen: model.walk.payer.screen, verdict: model.walk.verdict)
      if let shown, shown == now { return }
      shown = now
      // The end is always in it.
      if frames.count == frameLimit { frames.removeLast() }
      frames.append((view(model), model.walk.now - walk.settings.start))
    }
    return frames
  }
}

/// Elements by the frames in which they are seen; what many frames share is there once.
private struct Layers {
  private var frames: [String: [Int]] = [:]
  private var order: [String] = []

  mutating func add(_ element: String, seenIn frame: Int) {
    if frames[element] == nil { order.append(element) }
    if frames[element]?.last != frame { frames[element, default: []].append(frame) }
  }

  /// The sets of frames, in the order in which they are met.
  private var sets: [[Int]] {
    var seen: Set<[Int]> = []
    return order.compactMap { frames[$0] }.filter { seen.insert($0).inserted }
  }

  /// Grounds lie below all text.
  var groups: [String] {
    let sets = sets
    return ["<rect", "<text"].flatMap { kind in
      sets.enumerated().map { index, set in
        let elements = order.filter { $0.hasPrefix(kind) && frames[$0] == set }
        return elements.isEmpty
          ? "" : "<g class=\"k\(index)\">\n" + elements.joined(separator: "\n") + "\n</g>"
      }
    }.filter { !$0.isEmpty }
  }

  func css(starts: [TimeSpan], end: TimeSpan) -> String {
    func percent(_ span: TimeSpan) -> String {
      let hundredths = span.microseconds * 10_000 / max(1, end.microseconds)
      let fraction = hundredths % 100
      return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
    }
    let duration = Timeline.milliseconds(end)
    var css = ""
    for (index, set) in sets.enumerated() where set.count < starts.count {
      var steps = ""
      for frame in starts.indices {
        let isSeen = set.contains(frame)
        if frame > 0, isSeen == set.contains(frame - 1) { continue }
        steps += "\(percent(starts[frame])){visibility:\(isSeen ? "visible" : "hidden")}"
      }
      css += "@keyframes k\(index){\(steps)}"
      // Without animation, as in print, the last frame is seen.
      let rest = set.contains(starts.count - 1) ? "visible" : "hidden"
      css += ".k\(index){visibility:\(rest);animation:k\(index) \(duration)s step-end infinite}"
    }
    return css + "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"
  }
}
