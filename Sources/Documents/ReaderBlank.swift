extension Reader {
  /// Skips white space and, in JavaScript, comments.
  mutating func skipBlank() throws(ReadError) {
    while let byte = cursor.peek() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: cursor.index += 1
      case UInt8(ascii: "/") where dialect == .javaScript && isComment: try skipComment()
      default:
        guard dialect == .javaScript, let (scalar, length) = cursor.scalar(),
          isJavaScriptSpace(scalar)
        else { return }
        cursor.index += length
      }
    }
  }

  var isComment: Bool { cursor.isNext("//") || cursor.isNext("/*") }

  mutating func skipComment() throws(ReadError) {
    let start = cursor.index
    if cursor.isNext("//") {
      while let byte = cursor.peek(), byte != 0x0A, byte != 0x0D { cursor.index += 1 }
      return
    }
    cursor.index += 2
    while !cursor.isNext("*/") {
      guard !cursor.isAtEnd else {
        throw cursor.error("注释没有结束", "the comment is not closed", at: start)
      }
      cursor.index += 1
    }
    cursor.index += 2
  }

  private func isJavaScriptSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0B, 0x0C, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// What stands at the cursor, in words.
  func found(in language: Language = .zh) -> String {
    guard let (scalar, _) = cursor.scalar() else {
      return language == .zh ? "文档结尾" : "the end of the document"
    }
    return "“\(printable(String(scalar)))”"
  }

  mutating func unexpected(_ zh: String, _ en: String) -> ReadError {
    cursor.error("此处应为\(zh)，却是\(found())", "expected \(en), found \(found(in: .en))")
  }
}
