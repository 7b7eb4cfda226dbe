/// Reads what people paste as an order: JSON, JSON5, JavaScript's object literal, an assignment of
/// one (`orderInfo = {…};`, `const x = {…}`), `({…})`, or the whole `tt.pay({…})`.
///
/// Key order, exact numbers and positions are kept. Functions are skipped and noted.
public enum OrderReader {
  /// The largest document, in bytes.
  public static let maximumBytes = 1 << 20
  /// How deep objects and arrays may be nested.
  public static let maximumDepth = 64

  public static func read(_ bytes: [UInt8]) throws(ReadError) -> OrderText {
    var reader = Reader(try decoded(bytes), dialect: .javaScript)
    return try reader.readOrder()
  }

  /// Reads strict JSON of any shape, as it stands inside a string (risk_info, biz_content).
  ///
  /// - Parameter isOurs: written by this program around something that was within the limits, so
  ///   that it may be a little larger and deeper itself.
  public static func readJSON(_ text: String, isOurs: Bool = false) throws(ReadError) -> Value {
    let bytes = Array(text.utf8)
    var reader = Reader(
      try decoded(bytes, atMost: isOurs ? 16 * maximumBytes : maximumBytes), dialect: .json)
    if isOurs { reader.maximumDepth += 8 }
    return try reader.readDocument()
  }

  /// The document's cursor, once its size and its encoding are known to be fit to read.
  private static func decoded(
    _ bytes: [UInt8], atMost maximumBytes: Int = maximumBytes
  ) throws(ReadError) -> Cursor {
    var cursor = Cursor(bytes)
    guard bytes.count <= maximumBytes else {
      throw cursor.error(
        "文件过大：\(bytes.count) 字节，上限 1 MiB", "too large: \(bytes.count) bytes, at most 1 MiB")
    }
    if let bad = firstInvalidUTF8(in: bytes) {
      let hex = "0x" + String(bytes[bad], radix: 16, uppercase: true)
      throw cursor.error(
        "不是有效的 UTF-8：第 \(bad + 1) 个字节（\(hex)）", "not valid UTF-8: byte \(bad + 1) (\(hex))",
        at: bad)
    }
    if cursor.isNext("\u{FEFF}") { cursor.index = 3 }
    return cursor
  }
}

/// An order document: its object, and what stood around it.
public struct OrderText: Equatable, Sendable {
  public let object: Object
  /// Where the object begins.
  public let position: Position
  /// Whether the object stood inside `tt.pay(…)`.
  public let isPayCall: Bool

  public init(object: Object, position: Position, isPayCall: Bool) {
    self.object = object
    self.position = position
    self.isPayCall = isPayCall
  }
}
