import Documents
import Hummingbird
import Payment

/// Making answers: every one is complete in memory, and no browser or proxy keeps it.
enum Reply {
  static func json(
    _ status: HTTPResponse.Status, location: String? = nil,
    _ write: (inout JSONLines) -> Void
  ) -> Response {
    var json = JSONLines()
    json.begin()
    write(&json)
    json.end()
    var response = bytes(json.bytes, "application/json", status: status)
    if let location { response.headers[.location] = location }
    return response
  }

  static func problem(_ problem: Problem, in language: Language) -> Response {
    var response = bytes(
      problem.json(in: language), Problem.mediaType,
      status: .init(integerLiteral: problem.kind.status))
    response.headers[.contentLanguage] = language.rawValue
    if !problem.allowedMethods.isEmpty {
      response.headers[.allow] = problem.allowedMethods.joined(separator: ", ")
    }
    switch problem.kind {
    // What has not been read of such a request is not worth reading.
    case .bodyTooLarge: response.headers[.connection] = "close"
    case .bookFailed: response.headers[.retryAfter] = "1"
    default: break
    }
    return response
  }

  static func bytes(
    _ bytes: [UInt8], _ type: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
