import Documents
import Testing

@testable import RemoteBackend

/// Every mistake in a merchant.yaml is told with its line, its key and what was probably meant.
@Suite struct ProfileErrorTests {
  static let post = "request: POST https://shop.example/api/orders"
  static let get = "request: GET https://shop.example/{out_order_no}"

  /// The text, the line of the mistake, and what is said of it.
  static let mistakes: [(String, Int, String)] = [
    ("", 1, "the document is empty"),
    ("[]", 1, "must be a mapping"),
    ("create: x\nquery: y\nnotifiy: z", 3, "unknown key \"notifiy\" (did you mean \"notify\"?)"),
    ("query: {}", 1, "key \"create\" is missing"),
    ("create: {request: 'https://a.example'}", 1, "key \"query\" is missing"),
    ("create:\nquery:", 1, "\"create\" must be a mapping of keys to values, not nothing"),
    (yaml(create: "requst: x"), 2, "unknown key \"requst\" (did you mean \"request\"?)"),
    (yaml(create: "json: {}"), 2, "request: is missing, as in request: POST"),
    (yaml(create: "orderinfo: /a\n" + post), 2, "did you mean \"orderInfo\"?"),
    (yaml(create: post + "\nurl: https://a.example"), 3, "request: says method and URL already"),
    (yaml(create: "method: POST\nurl: https://a.example/a b"), 3, "must be one URL"),
    (yaml(create: "request: POST https://a.example x"), 2, "must be a method and a URL"),
    (yaml(create: "request: PSOT https://a.example"), 2, "(did you mean \"POST\"?)"),
    (yaml(create: "method: FETCH\nurl: https://a.example"), 2, "the method must be one of GET"),
    (yaml(create: "request: POST shop.example/orders"), 2, "must begin with https:// or http://"),
    (yaml(create: "request: POST {uid}"), 2, "scheme, host and port must be written out"),
    (yaml(create: "request: POST https://${HOST}/orders"), 2, "the host must be a name"),
    (yaml(create: "request: POST https://shop{uid}.example/"), 2, "must be written out"),
    (yaml(create: "request: POST https://shop.example${PATH}"), 2, "must be written out"),
    (yaml(create: "request: POST https://u:p@shop.example/"), 2, "no user and password in a URL"),
    (yaml(create: "request: POST https://商店.example/"), 2, "in ASCII"),
    (yaml(create: "request: POST https://shop.example:0/"), 2, "port must be a number"),
    (yaml(create: "request: POST https://shop.example:99999/"), 2, "port must be a number"),
    (yaml(create: "request: POST https://[::1/"), 2, "the host must be"),
    (yaml(create: "request: 'POST https://a.example/#x'"), 2, "what follows a # in a URL"),
    (yaml(create: "request: POST https://a.example/{suject}"), 2, "unknown placeholder {suject}"),
    (yaml(create: "request: POST https://a.example/{suject}"), 2, "(did you mean \"subject\"?)"),
    (yaml(create: "request: POST https://a.example/{price}"), 2, "there are {out_order_no}"),
    (yaml(create: "request: POST https://a.example/{transaction}"), 2, "known in notify only"),
    (yaml(create: post + "\njson: { n: {outOrderNo} }"), 3, "(did you mean \"out_order_no\"?)"),
    (yaml(create: post + "\njson: { n: '${}' }"), 3, "${ must be followed by the name"),
    (yaml(create: post + "\njson: { n: '${1}' }"), 3, "${ must be followed by the name"),
    (yaml(create: post + "\njson: text"), 3, "json: must be a mapping or a list"),
    (yaml(create: post + "\njson: {}\nform: {}"), 4, "there is one body: either json: or form:"),
    (yaml(create: post + "\nform: [a]"), 3, "\"form\" must be a mapping"),
    (yaml(create: post + "\nform: { a: [1] }"), 3, "\"a\" must be a text, not a list"),
    (yaml(create: post + "\nbody: [a]"), 3, "\"body\" must be a text"),
    (yaml(create: post + "\nbody: '{\"a\": {subject}}'"), 3, "no JSON once its values are in"),
    (yaml(create: "request: GET https://a.example\njson: {}"), 2, "a GET request has no body"),
    (yaml(create: post + "\nheaders: [a]"), 3, "\"headers\" must be a mapping"),
    (yaml(create: post + "\nheaders:\n  X A: b"), 4, "is no name of a header"),
    (yaml(create: post + "\nheaders:\n  '': b"), 4, "is no name of a header"),
    (yaml(create: post + "\nheaders:\n  \"X-A\\r\\nX-B\": b"), 4, "is no name of a header"),
    (yaml(create: post + "\nheaders:\n  X-A: \"b\\nX-B: c\""), 4, "must be one line"),
    (yaml(create: post + "\nheaders:\n  Content-Length: 3"), 4, "is not yours to set"),
    (yaml(create: post + "\nheaders:\n  host: a.example"), 4, "is not yours to set"),
    (yaml(create: post + "\nheaders:\n  X-A: b\n  x-a: c"), 5, "the header x-a more than once"),
    (yaml(create: post + "\norderInfo: data.order"), 3, "(did you mean \"/data/order\"?)"),
    (yaml(create: post + "\norderInfo: /a~b"), 3, "~ must be written ~0"),
    (yaml(query: get), 4, "table: is missing"),
    (yaml(query: get + "\ntable: { PAID: 0 }"), 4, "status: is missing"),
    (yaml(query: get + "\nstatus: /a\npreset: code\ntable: { A: 0 }"), 6, "there is one table"),
    (yaml(query: get + "\npreset: wecaht"), 5, "(did you mean \"wechat\"?)"),
    (yaml(query: get + "\nstatus: /a\ntable: {}"), 6, "\"table\" has no word in it"),
    (yaml(query: get + "\nstatus: /a\ntable: { default: 9 }"), 6, "\"table\" has no word in it"),
    (yaml(query: get + "\nstatus: /a\ntable:\n  PAID: 4"), 7, "\"PAID\" must be 0 (paid), 1"),
    (yaml(query: get + "\nstatus: /a\ntable:\n  PAID: paid"), 7, "\"PAID\" must be 0 (paid), 1"),
    (yaml(more: "notify: { weixin: x }"), 6, "unknown key \"weixin\""),
    (yaml(more: "notify: { wechat: [] }"), 6, "\"wechat\" must be a mapping"),
    (yaml(more: "notify: { wechat: { request: 'https://a.example', accept: ok } }"), 6, "2xx"),
    (yaml(more: "notify: { wechat: { request: 'https://a.example', status: /a } }"), 6, "unknown"),
    (yaml(more: "deadline: 2"), 6, "\"deadline\" must be a time from 1ms to 1m"),
    (yaml(more: "deadline: 0s"), 6, "must be a time from 1ms to 1m"),
    (yaml(more: "deadline: 61s"), 6, "must be a time from 1ms to 1m"),
    (yaml(more: "ca_file: [a]"), 6, "\"ca_file\" must be a text"),
    (yaml(more: "dead_line: 2s"), 6, "unknown key \"dead_line\" (did you mean \"deadline\"?)"),
    (yaml(more: "create: {}"), 1, "more than once"),
    ("create: [", 2, "did not find"),
  ]

  @Test(arguments: mistakes) func mistake(text: String, line: Int, message: String) {
    let error = #expect(throws: YAMLError.self) { try read(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.line == line, "\(error?.description ?? "")")
  }

  @Test func longNamesAreHeldAgainstNothing() {
    let name = String(repeating: "x", count: 200_000)
    let text = yaml(create: "request: POST https://a.example/{\(name)}")
    let error = #expect(throws: YAMLError.self) { try read(text) }
    #expect((error?.description.count ?? .max) < 400)
  }
}
