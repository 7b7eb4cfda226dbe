import Payment

/// A request to the merchant's server, with gaps for the order's values.
public struct RequestTemplate: Hashable, Codable, Sendable {
  public struct Header: Hashable, Codable, Sendable {
    public let name: String
    public let value: Template
  }

  public let method: String
  public let url: Template
  public let headers: [Header]
  public let body: Template?

  init(method: String, url: Template, headers: [Header], body: Template?) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }

  func call(with values: RequestValues) throws(UnfitValue) -> HTTPCall {
    var headers: [HTTPCall.Header] = []
    for header in self.headers {
      headers.append(
        HTTPCall.Header(
          name: header.name,
          value: try header.value.filled(with: values, .header(header.name))))
    }
    return HTTPCall(
      method: method, url: try url.filled(with: values, .url), headers: headers,
      body: try body?.filled(with: values, .body))
  }

  var secretNames: [String] {
    url.secretNames + headers.flatMap(\.value.secretNames) + (body?.secretNames ?? [])
  }

  /// `host:port`, as the profile spells it out.
  var authority: String? {
    guard case .text(let start)? = url.pieces.first else { return nil }
    return (try? URLStart(start))?.authority
  }
}
