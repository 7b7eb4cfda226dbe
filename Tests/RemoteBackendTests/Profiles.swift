import Documents
import Payment
import TTPay

@testable import RemoteBackend

/// The smallest profile, with lines of a test's own.
func yaml(create: String = "", query: String = "", more: String = "") -> String {
  func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
  return "create:\n"
    + indented(create.isEmpty ? "request: POST https://shop.example/api/orders" : create)
    + "query:\n"
    + indented(
      query.isEmpty
        ? "request: GET https://shop.example/api/orders/{out_order_no}\npreset: code" : query)
    + more
}

func read(_ text: String) throws(YAMLError) -> BackendProfile {
  try BackendProfile.read(bytes: Array(text.utf8)).profile
}

extension RequestValues {
  static let plain = RequestValues(
    outOrderNo: "C1", totalAmount: "1", totalYuan: "0.01", subject: "茶 & \"tea\"",
    body: "line\nbreak", uid: "u/1?x=2#3", validTime: "300", channels: [.wechat, .alipay],
    transaction: "C1T1")

  /// Every value the same.
  init(all text: String) {
    self.init(
      outOrderNo: text, totalAmount: text, totalYuan: text, subject: text, body: text, uid: text,
      validTime: text, channels: [.wechat], transaction: text)
  }
}

extension HTTPReply {
  init(
    _ status: UInt16 = 200, _ body: String = "", headers: [(String, String)] = []
  ) {
    self.init(
      .response(
        status: status,
        headers: headers.map { HTTPReply.Header(name: $0.0, value: $0.1) },
        body: HTTPBody(Array(body.utf8))), took: .milliseconds(5))
  }
}
