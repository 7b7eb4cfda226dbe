import Documents

/// The parameters of an Alipay order string, request or notify, in the order they are written.
public struct AlipayParameters: Hashable, Codable, Sendable {
  public struct Parameter: Hashable, Codable, Sendable {
    public let name: String
    public let value: String
  }

  public private(set) var all: [Parameter]

  public init(_ all: [(name: String, value: String)]) {
    self.all = all.map { Parameter(name: $0.name, value: $0.value) }
  }

  /// Reads `name=value&…`, each form-encoded; what is no such pair is left out.
  public init(form text: String) {
    all = text.utf8.split(separator: UInt8(ascii: "&")).compactMap { pair in
      guard let sign = pair.firstIndex(of: UInt8(ascii: "=")), let name = String(pair[..<sign]),
        let value = PercentEncoding.decodeForm(pair[pair.index(after: sign)...])
      else { return nil }
      return Parameter(name: name, value: value)
    }
  }

  /// Two halves of one request, as a query and a body are; what both say is said once.
  public static func + (a: AlipayParameters, b: AlipayParameters) -> AlipayParameters {
    AlipayParameters(
      (a.all + b.all.filter { !a.all.contains($0) }).map { ($0.name, $0.value) })
  }

  /// The last of that name, as parsers take it.
  public subscript(name: String) -> String? { all.last { $0.name == name }?.value }

  /// Form-encoded again, as it travels.
  public var form: String {
    all.map { "\($0.name)=\(PercentEncoding.formField.encode($0.value))" }.joined(separator: "&")
  }

  /// The first name that comes twice.
  var repeated: String? {
    var seen: Set<String> = []
    return all.first { !seen.insert($0.name).inserted }?.name
  }
}
