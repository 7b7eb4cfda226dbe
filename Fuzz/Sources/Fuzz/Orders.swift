import Documents
import TTPay

/// An order is checked and explained without harm, and its JSON is the same order.
func readOrder(_ bytes: [UInt8]) {
  checkJSON(bytes)
  guard let options = try? OrderDocument.read(bytes: bytes) else { return }
  let verdict = OrderSignature.verify(options.order, secret: AppSecret("a"))
  var registry = OrderRegistry()
  let merchant = MerchantIdentity(
    merchantID: "1300000004", appID: "800000040005",
    alipayAppKey: isChosen(bytes, oneIn: 64) ? AlipayPrivateKey.builtInTestApp.publicKey : nil)
  var findings = OrderCheck.findings(of: options, sign: verdict, merchant: merchant)
  findings += registry.admit(options.order.identity, now: 1_566_720_681)
  findings += registry.admit(options.order.identity, now: 1_566_720_682)
  findings += [OrderCheck.refusal(of: options)].compactMap(\.self)
  for finding in findings {
    let text = FindingTexts.text(of: finding)
    for part in [text.message, text.cause, text.remedy] {
      hold(!containsUnprintable(part.zh + part.en), "the text is printable: \(part.en)")
    }
  }
  checkWritten(options.order)
}

/// The names and the signed texts of an order outlive its being written down.
private func checkWritten(_ order: OrderInfo) {
  let json = order.json()
  hold(!containsUnprintable(json), "the JSON is printable: \(json)")
  guard case .object(let object)? = try? OrderReader.readJSON(json, isOurs: true),
    let again = try? OrderInfo(object)
  else { return hold(false, "the order is JSON: \(json)") }
  hold(
    isSame(order.fields.map(\.name), again.fields.map(\.name)), "the names are the same: \(json)")
  hold(
    again.json() == json && order.fields.allSatisfy { isFinite($0) == (again[$0.name] == $0.text) },
    "the order is the same: \(json)")
}

/// JSON has no Infinity and no NaN: they are written as null.
private func isFinite(_ field: Field) -> Bool {
  !field.text.contains("Infinity") && !field.text.contains("NaN")
}

/// Strict JSON is written as it was read, and is an order wherever it is an object.
private func checkJSON(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self),
    let value = try? OrderReader.readJSON(text)
  else { return }
  for isIndented in [false, true] {
    let written = value.json(indented: isIndented)
    guard let again = try? OrderReader.readJSON(written, isOurs: true) else {
      return hold(false, "the written JSON is JSON: \(written)")
    }
    hold(again.json(indented: isIndented) == written, "the JSON is the same: \(written)")
  }
  guard case .object(let object) = value else { return }
  guard let order = try? OrderReader.read(bytes) else {
    return hold(false, "a JSON object is an order: \(text)")
  }
  hold(
    Value.object(order.object).json() == value.json()
      && object.members.count == order.object.members.count,
    "both readers read the same: \(text)")
}
