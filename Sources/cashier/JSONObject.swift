import Payment

extension JSONLines {
  /// An object in one line, which begins with the version that scripts go by.
  static func object(_ members: (inout JSONLines) -> Void) -> String {
    var json = JSONLines()
    json.begin()
    json.field("version", 1)
    members(&json)
    json.end()
    return String(decoding: json.bytes.dropLast(), as: UTF8.self)
  }
}
