import Terminal

/// Where things stand at a size of the screen.
struct Layout {
  enum Shape {
    /// Phone and lanes side by side.
    case wide
    /// One of them at a time.
    case single
    /// One of them at a time, and the lanes are a list.
    case list
    /// Only a notice has room.
    case tooSmall
  }

  static let smallest = Size(columns: 40, rows: 16)

  let shape: Shape
  let topBar: Rect
  let phone: Rect
  let lanes: Rect
  let inspector: Rect
  let statusBar: Rect

  init(_ size: Size) {
    let all = Rect(size: size)
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      shape = .tooSmall
      let nothing = all.split(top: 0).top
      (topBar, phone, lanes, inspector, statusBar) = (nothing, nothing, nothing, nothing, nothing)
      return
    }
    shape = size.columns >= 100 ? .wide : size.columns >= 80 ? .single : .list
    let (top, belowTop) = all.split(top: 1)
    let (middle, bottom) = belowTop.split(bottom: 1)
    topBar = top
    statusBar = bottom
    let inspectorRows = size.rows >= 40 ? 9 : size.rows >= 30 ? 7 : size.rows >= 22 ? 5 : 3
    let (panes, explanation) = middle.split(bottom: inspectorRows)
    inspector = explanation
    if shape == .wide {
      let phoneColumns = size.columns >= 130 ? 37 : 31
      let (left, right) = panes.split(left: phoneColumns)
      phone = left
      lanes = right
    } else {
      phone = panes
      lanes = panes
    }
  }
}
