import Terminal

/// Where the words of an arrow stand: on the arrow where it leaves line at both ends, else beside
/// it, else cut off. They never lie on its ends.
struct LabelPlace: Equatable {
  let text: String
  let column: Int

  /// - Parameters:
  ///   - labels: what may be said, the fullest first.
  ///   - line: the columns of the arrow between its ends.
  ///   - before: the free columns to the left of the arrow.
  ///   - after: the free columns to the right of it.
  init(
    _ labels: [String], line: Range<Int>, isRight: Bool, before: Range<Int>, after: Range<Int>,
    _ glyphs: Glyphs
  ) {
    for text in labels {
      let width = Terminal.columns(of: text)
      if width < line.count {
        (self.text, column) = (
          text, line.lowerBound - (isRight ? 1 : 0) + (line.count + 1 - width) / 2
        )
        return
      }
      if width <= after.count {
        (self.text, column) = (text, after.lowerBound)
        return
      }
      if width <= before.count {
        (self.text, column) = (text, before.upperBound - width)
        return
      }
    }
    text = clipped(labels.last ?? "", to: max(0, line.count), glyphs: glyphs)
    column = line.lowerBound
  }
}
