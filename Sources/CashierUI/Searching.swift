import Documents
import Terminal
import Walk

/// Searching the lanes, filtering them, and going from an effect to its cause.
extension Model {
  /// Keys go into the line that is searched for.
  var isSearching: Bool { lanes.search.isTyping && overlay == nil }

  mutating func openSearch() {
    pane = .lanes
    lanes.search.origin = lanes.isFollowing ? nil : lanes.currentEntry
    lanes.search.language = language
    lanes.search.isTyping = true
    lanes.search(TextField(), record)
  }

  /// Takes a key in while what is searched is typed.
  mutating func search(_ key: Key) -> [Effect] {
    switch key {
    case .escape: return clearSearch()
    case .enter:
      lanes.search.isTyping = false
      return []
    case .down, .tab, .control("n"): return move(toHit: 1)
    case .up, .backTab, .control("p"): return move(toHit: -1)
    default:
      var field = lanes.search.field
      let before = field.text
      guard field.take(key) else { return [] }
      if field.text == before {
        lanes.search.field = field
        return []
      }
      return search(field)
    }
  }

  /// Looks for what is in the field, and shows the hit that is nearest to where the search began.
  mutating func search(_ field: TextField) -> [Effect] {
    lanes.search(field, record)
    let search = lanes.search
    guard !field.text.isEmpty else { return leave(to: search.origin) }
    let place = search.origin.map { search.firstPlace(from: $0) } ?? search.hits.count
    guard let hit = place < search.hits.count ? search.hits[place] : search.hits.last else {
      return []
    }
    return reveal(hit)
  }

  mutating func move(toHit step: Int) -> [Effect] {
    guard let current = lanes.currentEntry, let hit = lanes.search.hit(step, from: current) else {
      return []
    }
    return reveal(hit)
  }

  /// Ends the search; one that is still typed leads back to where it began. Without a search it is
  /// the filter that ends.
  mutating func clearSearch() -> [Effect] {
    guard lanes.search.isOn else { return filter(nil) }
    let (isTyping, origin) = (lanes.search.isTyping, lanes.search.origin)
    lanes.search.isTyping = false
    lanes.search(TextField(), record)
    return isTyping ? leave(to: origin) : []
  }

  mutating func filter(_ filter: LaneFilter?) -> [Effect] {
    lanes.filter(filter, record)
    // Where its keys are.
    if filter != nil { pane = .lanes }
    guard isInPast || isRecording else { return [] }
    guard let current = lanes.current else {
      returnToPresent()
      return [.clockChanged]
    }
    return select(row: current)
  }

  mutating func goToCause() -> [Effect] {
    guard let entry = selectedEntry, entry.cause > 0 else { return [] }
    lanes.visited.append(lanes.isFollowing ? nil : Int(entry.number))
    return reveal(Int(entry.cause))
  }

  mutating func comeBackFromCause() -> [Effect] {
    guard let entry = lanes.visited.popLast() else { return [] }
    return leave(to: entry)
  }

  /// Selects an entry wherever it is.
  private mutating func reveal(_ entry: Int) -> [Effect] {
    if case .entry = overlay { overlay = .entry(scroll: 0) }
    lanes.reveal(entry, record)
    return lanes.row(of: entry).map { select(row: $0) } ?? []
  }

  private mutating func leave(to entry: Int?) -> [Effect] {
    if let entry { return reveal(entry) }
    if case .entry = overlay { overlay = .entry(scroll: 0) }
    returnToPresent()
    return [.clockChanged]
  }
}
