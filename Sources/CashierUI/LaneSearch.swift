import Documents
import Payment
import Walk

/// What is looked for in the lanes, and where it was found.
public struct LaneSearch: Sendable {
  var field = TextField()
  /// Keys go into the field.
  var isTyping = false
  /// The entries that have it, by their numbers.
  var hits: [Int] = []
  /// The entry that was selected when it began; nil followed the newest.
  var origin: Int?
  /// The run of polls that was unfolded for a hit.
  var opened: Int?
  var language = Language.en
  var texts = SearchTexts()

  var isOn: Bool { isTyping || !field.text.isEmpty }

  /// Which hit an entry is, counted from 0.
  func place(of entry: Int) -> Int? {
    let place = firstPlace(from: entry)
    return hits.indices.contains(place) && hits[place] == entry ? place : nil
  }

  /// The first hit at an entry or after it.
  func firstPlace(from entry: Int) -> Int {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The next hit after an entry, or the one before it; past the end it begins again.
  func hit(_ step: Int, from entry: Int) -> Int? {
    guard !hits.isEmpty else { return nil }
    let first = firstPlace(from: entry)
    let place: Int
    if step > 0 {
      place = first < hits.count && hits[first] == entry ? first + 1 : first
    } else {
      place = first - 1
    }
    return hits[(place + hits.count) % hits.count]
  }
}

extension LaneList {
  /// Looks for what is in the field now.
  mutating func search(_ field: TextField, _ walk: Walk) {
    search.field = field
    findAll(walk)
  }

  /// Finds the hits among all that is listed.
  mutating func findAll(_ walk: Walk) {
    search.hits = []
    guard search.isOn else { return }
    search.texts.grow(with: walk, search.language)
    find(after: 0, walk)
  }

  /// Finds the hits in what the journal has got since.
  mutating func findMore(_ walk: Walk) {
    guard search.isOn else { return }
    let before = search.texts.count
    guard walk.journal.entries.count > before else { return }
    search.texts.grow(with: walk, search.language)
    find(after: before, walk)
  }

  private mutating func find(after passed: Int, _ walk: Walk) {
    let entries = walk.journal.entries
    search.hits += search.texts.entries(with: search.field.text, after: passed)
      .filter { isListed(entries[$0 - 1], in: walk) }
  }

  /// Lists an entry whatever is hidden, and unfolds the polls that it is among.
  mutating func reveal(_ number: Int, _ walk: Walk) {
    let entries = walk.journal.entries
    guard entries.indices.contains(number - 1) else { return }
    if !isListed(entries[number - 1], in: walk) {
      pinned.insert(number)
      listAnew(walk)
    }
    if let opened = search.opened, row(of: number).flatMap(run)?.first != opened {
      unfolded.remove(opened)
      search.opened = nil
      listAnew(walk)
    }
    if let run = row(of: number).flatMap(folded) {
      unfolded.insert(run.first)
      search.opened = run.first
      listAnew(walk)
    }
  }
}
