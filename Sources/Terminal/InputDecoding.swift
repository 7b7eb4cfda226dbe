import CTerminal

extension TerminalEvent {
  /// What `ct_read_key` gave; nil for what is none of ours.
  init?(kind: Int, value: UInt32) {
    let point = Point(column: Int(value & 0xFFFF), row: Int(value >> 16))
    switch kind {
    case CT_MOUSE_PRESS: self = .mouse(MouseEvent(.press, at: point))
    case CT_WHEEL_UP: self = .mouse(MouseEvent(.wheelUp, at: point))
    case CT_WHEEL_DOWN: self = .mouse(MouseEvent(.wheelDown, at: point))
    case CT_PASTE:
      var count = 0
      let bytes = UnsafeBufferPointer(start: ct_pasted(&count), count: count)
      self = .paste(pastedText(bytes))
      ct_forget_paste()
    default:
      guard let key = Key(kind: kind, value: value) else { return nil }
      self = .key(key)
    }
  }
}
