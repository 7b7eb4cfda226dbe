import CashierUI
import Documents
import Simulation
import Terminal
import Walk

/// A walk as a recording for asciinema. It is made from the journal, so two of one walk are the same
/// bytes; what was typed is not in it.
public struct Cast {
  public enum Version: Int, Sendable {
    case two = 2
    case three = 3
  }

  /// How it is recorded.
  public struct Settings: Sendable {
    public var version = Version.two
    public var size = Size(columns: 100, rows: 30)
    public var theme = Theme.base
    public var colours = ANSIWriter.Colours.full
    /// A longer wait between two frames is shortened to this.
    public var idleLimit = TimeSpan.seconds(2)
    /// The most frames; of more, every second, third … is recorded, and the last.
    public var frameLimit = 10_000

    public init() {}
  }

  /// How much of the walk is in it.
  public struct Extent: Equatable, Sendable {
    /// Instants in which something happened.
    public let instants: Int
    /// Every so many of them are recorded.
    public let stride: Int
  }

  private let walk: Walk
  private let preferences: Model.Preferences
  private let settings: Settings

  public init(_ walk: Walk, preferences: Model.Preferences, _ settings: Settings = Settings()) {
    self.walk = walk
    self.preferences = preferences
    self.settings = settings
  }

  public var extent: Extent {
    var instants = 0
    var last: Instant?
    for entry in walk.journal.entries where entry.at != last {
      last = entry.at
      instants += 1
    }
    let limit = max(1, settings.frameLimit)
    return Extent(instants: instants, stride: max(1, (instants + limit - 1) / limit))
  }

  /// Writes it line by line, each with its line feed, as it is made.
  public func write(_ put: (String) throws -> Void) rethrows {
    let writer = ANSIWriter(theme: settings.theme, colours: settings.colours)
    let extent = extent
    var timeline = Timeline(settings)
    var previous: Canvas?
    var number = 0
    try put(header)
    try Model.retrace(walk, preferences: preferences, size: settings.size) { model in
      number += 1
      guard number % extent.stride == 1 || extent.stride == 1 || number == extent.instants else {
        return
      }
      let canvas = view(model)
      let output =
        previous.map { writer.difference(from: $0, to: canvas) } ?? writer.whole(canvas)
      previous = canvas
      guard !output.isEmpty else { return }
      let at = timeline.time(of: model.walk.now - walk.settings.start)
      try put(timeline.event(at, output))
    }
    // The last frame is looked at for as long as a wait takes.
    timeline.rest()
    try put(timeline.event(timeline.now, writer.end(settings.size)))
  }

  private var header: String {
    let theme = settings.theme[.background]
    let size = settings.size
    let colours: Value? = theme.foreground.flatMap { foreground in
      theme.background.map { background in
        .object(
          Object([
            "fg": .string(foreground.description), "bg": .string(background.description),
            "palette": .string(ANSIColor.allCases.map(\.usual.description).joined(separator: ":")),
          ]))
      }
    }
    var header: [Member] = [Member(name: "version", value: number(settings.version.rawValue))]
    switch settings.version {
    case .two:
      header.append(Member(name: "width", value: number(size.columns)))
      header.append(Member(name: "height", value: number(size.rows)))
    case .three:
      var term = [
        Member(name: "cols", value: number(size.columns)),
        Member(name: "rows", value: number(size.rows)),
        Member(name: "type", value: .string("xterm-256color")),
      ]
      if let colours { term.append(Member(name: "theme", value: colours)) }
      header.append(Member(name: "term", value: .object(Object(members: term))))
    }
    header.append(Member(name: "timestamp", value: number(Int(walk.settings.start.seconds))))
    if let title = preferences.title {
      header.append(Member(name: "title", value: .string(title)))
    }
    if settings.version == .two {
      header.append(
        Member(name: "env", value: .object(Object(["TERM": .string("xterm-256color")]))))
      if let colours { header.append(Member(name: "theme", value: colours)) }
    }
    return Value.object(Object(members: header)).json() + "\n"
  }

  private func number(_ number: Int) -> Value { .number(Number(Int64(number))) }
}
