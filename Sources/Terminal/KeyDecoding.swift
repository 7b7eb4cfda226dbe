import CTerminal

extension Key {
  /// What `ct_read_key` gave; nil for what is no key of ours.
  init?(kind: Int, value: UInt32) {
    switch kind {
    case CT_CHARACTER: self.init(scalar: value)
    case CT_FUNCTION: self = .function(Int(value))
    case CT_UP: self = .up
    case CT_DOWN: self = .down
    case CT_LEFT: self = .left
    case CT_RIGHT: self = .right
    case CT_PAGE_UP: self = .pageUp
    case CT_PAGE_DOWN: self = .pageDown
    case CT_HOME: self = .home
    case CT_END: self = .end
    case CT_ENTER: self = .enter
    case CT_BACKSPACE: self = .backspace
    case CT_BACK_TAB: self = .backTab
    case CT_DELETE: self = .delete
    case CT_INSERT: self = .insert
    default: return nil
    }
  }

  /// A scalar as terminals send it: control characters are keys of their own.
  init?(scalar value: UInt32) {
    switch value {
    case 0x0D: self = .enter
    case 0x09: self = .tab
    case 0x1B: self = .escape
    case 0x08, 0x7F: self = .backspace
    case 0x00..<0x20:
      let letter = Unicode.Scalar(UInt8(truncatingIfNeeded: value) + 0x40)
      self = .control(Character(Character(letter).lowercased()))
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(Character(scalar))
    }
  }
}
