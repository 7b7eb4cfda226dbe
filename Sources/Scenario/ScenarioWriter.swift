import Documents
import Foundation
import Simulation
import Walk

extension Scenario {
  /// The scenario as a file: what differs from what goes without saying.
  public var yaml: String { tree.text }

  var tree: YAMLTree {
    let standard = WalkSettings()
    return .mapping([
      "name": .scalar(name), "about": .bilingual(about.isEmpty ? Bilingual(name) : about),
      "seed": settings.seed == standard.seed ? nil : .scalar("\(settings.seed)"),
      "start": settings.start == standard.start ? nil : .scalar(Self.moment(settings.start)),
      "limit": limit.time == Limit().time ? nil : .scalar(limit.time.written),
      "order": OrderSection.write(settings.backend).orNil,
      "user": UserSection.write(steps).orNil,
      "frontend": FrontendSection.write(settings).orNil,
      "channel": ChannelSection.write(settings.channel).orNil,
      "backend": BackendSection.write(settings.backend.conduct).orNil,
      "link": LinkSection.write(settings.links).orNil,
      "expect": ExpectSection.write(expect).orNil,
      "except": YAMLTree.list(exempt.map { .scalar($0.rawValue) }.sorted { "\($0)" < "\($1)" })
        .orNil,
    ])
  }

  /// RFC 3339 in China's time, with as many decimals as it takes.
  private static func moment(_ instant: Instant) -> String {
    let text = Timestamp.text(seconds: instant.seconds)
    let part = instant.microseconds - instant.seconds * 1_000_000
    if part == 0 { return text }
    let decimals = String(part + 1_000_000).dropFirst()
    return "\(text.dropLast(6)).\(decimals)\(text.suffix(6))"
  }
}

extension YAMLTree {
  static func span(_ span: TimeSpan) -> YAMLTree { .scalar(span.written) }
  static func number(_ number: some BinaryInteger) -> YAMLTree { .scalar("\(number)") }
  static func number(_ number: Double) -> YAMLTree { .scalar("\(number)") }
  static func words(_ words: [String]) -> YAMLTree { .list(words.map { .scalar($0) }) }
}
