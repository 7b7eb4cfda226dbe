import Documents
import Payment
import Walk

/// All that can be found in a journal, in lower case. It grows with the journal.
struct SearchTexts: Sendable {
  /// The texts one after another in UTF-8, each ended by a zero.
  private var bytes: [UInt8] = []
  /// Where each entry's text ends.
  private var ends: [Int] = []

  /// How many entries have been taken in.
  var count: Int { ends.count }

  /// Takes in what the journal has got since.
  mutating func grow(with walk: Walk, _ language: Language) {
    for entry in walk.journal.entries.dropFirst(ends.count) {
      let text = EntryText(entry: entry, walk: walk, language: language)
      let words = "#\(entry.number)\n\(text.route)\n\(text.label)\n"
      bytes.append(contentsOf: words.lowercased().utf8)
      for line in text.payload {
        bytes.append(contentsOf: line.lowercased().utf8)
        bytes.append(0x0a)
      }
      bytes.append(0)
      ends.append(bytes.count)
    }
  }

  /// The numbers of the entries, after the first `passed`, whose text has `words` in it.
  func entries(with words: String, after passed: Int = 0) -> [Int] {
    let needle = Array(words.lowercased().utf8)
    guard let first = needle.first, passed < ends.count else { return [] }
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      var place = passed > 0 ? ends[passed - 1] : 0
      for (index, end) in ends[passed...].enumerated() {
        while place + needle.count < end {
          if bytes[place] == first, Self.lies(needle, in: bytes, at: place) {
            found.append(passed + index + 1)
            break
          }
          place += 1
        }
        place = end
      }
    }
    return found
  }

  private static func lies(
    _ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> Bool {
    for (offset, byte) in needle.enumerated() where bytes[place + offset] != byte { return false }
    return true
  }
}
