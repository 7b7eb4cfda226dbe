import Documents
import Foundation
import Payment
import Walk

/// The settings in which two traces differ: `seed: 7 → 8`.
public struct SettingsDifference {
  public private(set) var lines: [String] = []

  /// - Parameters: the first lines of two traces.
  public init(_ a: Data, _ b: Data) {
    guard let first = Self.read(a), let second = Self.read(b) else { return }
    compare(first, second, at: "")
  }

  /// How the settings differ from those of a walk that nobody set anything of.
  public init(fromDefaultsOf walk: Walk) {
    var settings = WalkSettings()
    settings.start = walk.settings.start
    func header(_ settings: WalkSettings) -> [UInt8] {
      var writer = TraceWriter(settings)
      return writer.lines(of: Walk(settings, orders: OrderTable(recorded: [])))
    }
    // A walk without what is personal is held against defaults without it.
    let own = header(walk.settings)
    let plain = header(settings)
    self.init(
      Data(Redaction.lines(own)) == Data(own) ? Data(Redaction.lines(plain)) : Data(plain),
      Data(own))
  }

  private static func read(_ line: Data) -> Value? {
    try? OrderReader.readJSON(String(decoding: line, as: UTF8.self), isOurs: true)
  }

  private mutating func compare(_ a: Value?, _ b: Value?, at path: String) {
    if a == b { return }
    guard case .object(let first)? = a, case .object(let second)? = b else {
      if a?.json() != b?.json() {
        lines.append("\(path): \(a?.json() ?? "–") → \(b?.json() ?? "–")")
      }
      return
    }
    var names = first.members.map(\.name)
    names += second.members.map(\.name).filter { first[$0] == nil }
    for name in names {
      compare(first[name], second[name], at: path.isEmpty ? name : "\(path).\(name)")
    }
  }
}
