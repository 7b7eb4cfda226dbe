import Documents

@testable import TTPay

/// Parameters that were read are the same when they are written and read again.
func readAlipayParameters(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let parameters = AlipayParameters(form: text)
  checkWritten(parameters)
  for scope in [AlipaySignature.Scope.request, .notify] {
    let signed = AlipaySignature.text(of: parameters, scope)
    let kept = parameters.all.filter { $0.name != "sign" && !$0.value.isEmpty }
    hold(scope == .notify || signed.isEmpty == kept.isEmpty, "all is signed: \(signed)")
  }
  let order = AlipayOrderString(text)
  _ = (order.flaw, order.amountText.flatMap(Amount.init(yuan:))?.yuan)
  if isChosen(bytes, oneIn: 256) {
    _ = AlipaySignature.diagnose(parameters, key: AlipayPrivateKey.builtInTestApp.publicKey)
  }
}

func checkWritten(_ parameters: AlipayParameters) {
  let again = AlipayParameters(form: parameters.form)
  hold(
    isSame(
      parameters.all.flatMap { [$0.name, $0.value] }, again.all.flatMap { [$0.name, $0.value] }),
    "the written form is the same: \(parameters.form)")
}
