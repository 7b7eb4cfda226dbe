import Documents
import Payment
import TTPay

@testable import RemoteBackend

/// A pointer, a line end, a word, a line end, and the body of a reply.
func readReply(_ bytes: [UInt8]) {
  let parts = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
  guard parts.count == 3 else { return }
  let words = parts.map { String(decoding: $0, as: UTF8.self) }
  guard let pointer = try? JSONPointer(words[0]),
    let start = try? BackendProfile.cashierMerchant(url: "http://127.0.0.1:1")
  else { return }
  let table = StatusTable(
    rows: [.init(words[1], .paid)], fallback: words[1].isEmpty ? .unknown : nil)
  let profile = BackendProfile(
    create: .init(request: start.create.request, orderInfo: pointer),
    query: .init(request: start.query.request, status: pointer, table: table),
    wechat: start.wechat, alipay: start.alipay)
  let statuses: [UInt16] = [200, 200, 200, 299, 302, 429, 503, 500]
  let status = statuses[(words[1].utf8.count + parts[2].count) % statuses.count]
  let reply = HTTPReply(
    .response(
      status: status,
      headers: [
        .init(name: "retry-after", value: words[1]), .init(name: "Location", value: words[1]),
      ],
      body: HTTPBody(Array(parts[2]))), took: .zero)
  check(.creation(of: reply, by: profile))
  check(.creation(of: reply, by: start))
  check(.status(of: reply, by: profile, isExpired: false))
  check(.status(of: reply, by: start, isExpired: true))
  if let notification = profile.wechat {
    for channel in Channel.allCases {
      check(.notify(of: reply, by: notification.acceptance, from: channel))
    }
  }
}

private func check(_ derivation: Derivation) {
  for language in Language.allCases {
    for step in derivation.steps {
      hold(!containsUnprintable(step.text[language]), "a step is printable: \(step.text.en)")
    }
    if let finding = derivation.finding {
      hold(!containsUnprintable(finding.message[language]), "a finding is printable")
    }
  }
}
