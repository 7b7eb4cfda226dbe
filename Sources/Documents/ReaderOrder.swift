extension Reader {
  /// What may stand before an order's object: `const x =`, `orderInfo =`, `(`, `tt.pay(`.
  mutating func readOrder() throws(ReadError) -> OrderText {
    var parentheses = 0
    var isPayCall = false
    try skipBlank()
    if cursor.isAtEnd { throw cursor.error("文件是空的", "the document is empty") }
    while cursor.peek() != UInt8(ascii: "{") {
      if cursor.take(UInt8(ascii: "(")) {
        parentheses += 1
      } else {
        isPayCall = try readPreamble(&parentheses) || isPayCall
      }
      try skipBlank()
    }
    let start = cursor.index
    let position = cursor.position(at: start)
    let object = try readObject()
    try skipBlank()
    if isPayCall, cursor.take(UInt8(ascii: ",")) { try skipBlank() }
    while parentheses > 0 {
      guard cursor.take(UInt8(ascii: ")")) else { throw unexpected("“)”", "“)”") }
      parentheses -= 1
      try skipBlank()
    }
    while cursor.take(UInt8(ascii: ";")) { try skipBlank() }
    try expectEnd()
    return OrderText(object: object, position: position, isPayCall: isPayCall)
  }

  /// Takes one word of what stands before the object; true if it opened `tt.pay(`.
  private mutating func readPreamble(_ parentheses: inout Int) throws(ReadError) -> Bool {
    let start = cursor.index
    guard var word = try readIdentifier() else { throw notAnOrder(start) }
    try skipBlank()
    switch word {
    case "const", "let", "var", "export", "default", "await", "return": return false
    default: break
    }
    while cursor.take(UInt8(ascii: ".")) {
      try skipBlank()
      guard let next = try readIdentifier() else { throw notAnOrder(start) }
      word = next
      try skipBlank()
    }
    if cursor.peek() == UInt8(ascii: "="), !cursor.isNext("=="), !cursor.isNext("=>") {
      cursor.index += 1
      return false
    }
    guard word == "pay", cursor.take(UInt8(ascii: "(")) else { throw notAnOrder(start) }
    parentheses += 1
    return true
  }

  private mutating func notAnOrder(_ start: Int) -> ReadError {
    cursor.index = start
    return cursor.error(
      "这里应是订单对象 “{…}”，却是\(found())", "expected the order's object “{…}”, found \(found(in: .en))")
  }
}
