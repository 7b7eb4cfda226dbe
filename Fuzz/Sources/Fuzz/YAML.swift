import Documents
import Foundation
import TTPay
import Terminal

@testable import RemoteBackend

/// A document is read in every way there is: as what it is, as a merchant.yaml, as a theme.
func readYAML(_ bytes: [UInt8]) {
  if let document = try? YAMLDocument(bytes: bytes) { walk(document.root) }
  if let (theme, warnings) = try? Theme.read(bytes, name: "fuzz") {
    hold(theme.name == "fuzz", "a theme has its name")
    for warning in warnings { check(warning) }
  }
  do throws(YAMLError) {
    check(try BackendProfile.read(bytes: bytes).profile, isChosen(bytes, oneIn: 16))
  } catch {
    check(error)
  }
}

private func check(_ error: YAMLError) {
  hold(!containsUnprintable(error.description), "the error is printable: \(error)")
  hold(error.line >= 1 && error.column >= 1, "the error has a place: \(error)")
}

private func walk(_ reader: YAMLReader) {
  _ = (try? reader.string(), try? reader.int(), try? reader.bool(), try? reader.scalar())
  for item in (try? reader.sequence()) ?? [] { walk(item) }
  for entry in (try? reader.mapping().entries) ?? [] { walk(entry.value) }
}

/// Whatever a buyer's texts are, a request stays the one that the profile means.
private func check(_ profile: BackendProfile, _ isThorough: Bool) {
  let requests =
    [profile.create.request, profile.query.request]
    + [profile.wechat, profile.alipay].compactMap { $0?.request }
  for request in requests {
    for text in ["T1", "茶 & \"tea\"?#/<{", "..", "\r\nX: y"] {
      let values = RequestValues(
        outOrderNo: text, totalAmount: text, totalYuan: text, subject: text, body: text, uid: text,
        validTime: text, channels: [.wechat, .alipay], transaction: text)
      guard let call = try? request.call(with: values) else { continue }
      for header in call.headers {
        hold(!header.value.shown.utf8.contains { $0 == 0x0A || $0 == 0x0D }, "a header is one line")
      }
      hold(call.url.shown.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }, "a URL: \(call.url.shown)")
    }
  }
  _ = (profile.hosts, profile.secretNames, profile.name)
  guard isThorough else { return }
  let kept = try? JSONDecoder().decode(
    BackendProfile.self, from: JSONEncoder().encode(profile))
  hold(kept == profile, "a profile can be kept")
}
