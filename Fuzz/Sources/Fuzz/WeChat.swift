import TTPay

/// A message that was read is the same when it is written and read again.
func readWeChatMessage(_ bytes: [UInt8]) {
  guard let message = try? WeChatMessage(xml: bytes) else { return }
  checkWritten(message)
  _ = WeChatSignature.verify(message, key: .builtInTest)
}

func checkWritten(_ message: WeChatMessage) {
  guard let again = try? WeChatMessage(xml: Array(message.xml.utf8)) else {
    return hold(false, "the written message is XML: \(message.xml)")
  }
  hold(
    isSame(
      message.fields.flatMap { [$0.name, $0.value] }, again.fields.flatMap { [$0.name, $0.value] }),
    "the written message is the same: \(message.xml)")
}
