import Documents
import Foundation

/// The settings in which two traces differ: `seed: 7 → 8`.
struct SettingsDifference {
  private(set) var lines: [String] = []

  /// - Parameters: the first lines of two traces.
  init(_ a: Data, _ b: Data) {
    guard let first = Self.read(a), let second = Self.read(b) else { return }
    compare(first, second, at: "")
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
