import Documents

/// Warnings and notes: what is probably wrong though the sheet opens.
extension OrderCheck {
  static func optionAdvice(_ options: PayOptions) -> [Finding] {
    var findings: [Finding] = []
    if options.debug { findings.append(Finding(.debugOn, field: "_debug")) }
    switch (options.service.flatMap(Service.init), options.hasGetOrderStatus) {
    case (.wechat?, true?), (.alipay?, true?):
      findings.append(
        Finding(
          .getOrderStatusUnused, field: "getOrderStatus", values: ["\(options.service ?? 0)"]))
    case (.cashier?, false?) where options.order.channels.contains(.wechat):
      findings.append(Finding(.getOrderStatusMissing, field: "getOrderStatus"))
    default: break
    }
    return findings
  }

  static func orderAdvice(
    _ order: OrderInfo, _ sign: SignVerdict, _ alipayKey: AlipayPublicKey?
  ) -> [Finding] {
    let alipay = order["alipay_url"].flatMap { $0.isEmpty ? nil : AlipayOrderString($0) }
    return alipayAdvice(order, alipay) + alipaySignAdvice(alipay, alipayKey) + wechatAdvice(order)
      + notifyAdvice(order, alipay)
      + order.fields.flatMap(fieldAdvice) + unsignedAdvice(order, sign)
  }

  private static func alipayAdvice(
    _ order: OrderInfo, _ alipay: AlipayOrderString?
  ) -> [Finding] {
    guard let alipay else { return [] }
    if let flaw = alipay.flaw {
      return [Finding(.alipayStringInvalid, field: "alipay_url", values: [flaw])]
    }
    guard let text = alipay.amountText, let amount = order.totalAmount,
      Amount(yuan: text) != amount
    else { return [] }
    return [Finding(.alipayAmountDiffers, field: "alipay_url", values: [text, amount.yuan])]
  }

  private static func alipaySignAdvice(
    _ alipay: AlipayOrderString?, _ key: AlipayPublicKey?
  ) -> [Finding] {
    guard let alipay, let key, alipay.flaw == nil,
      !AlipaySignature.isRight(alipay.parameters, key: key)
    else { return [] }
    let mistake = AlipaySignature.diagnose(alipay.parameters, key: key)
    return [
      Finding(.alipaySignWrong, field: "alipay_url", values: [mistake?.rawValue ?? "another-key"])
    ]
  }

  private static func wechatAdvice(_ order: OrderInfo) -> [Finding] {
    guard let url = order["wx_url"]?.lowercased(), !url.isEmpty else { return [] }
    var findings: [Finding] = []
    let isEncoded = WebAddress(url) == nil && url.containsBytes("%2f")
    let hasEncodedQuery =
      !url.containsBytes("?")
      && (url.containsBytes("%3f") || url.containsBytes("%3d") || url.containsBytes("%26"))
    if isEncoded || hasEncodedQuery {
      findings.append(Finding(.wxURLEncoded, field: "wx_url"))
    }
    if url.containsBytes("redirect_url") {
      findings.append(Finding(.wxURLRedirect, field: "wx_url"))
    }
    return findings
  }

  private static func notifyAdvice(
    _ order: OrderInfo, _ alipay: AlipayOrderString?
  ) -> [Finding] {
    guard let url = order["notify_url"], let address = WebAddress(url) else { return [] }
    let domains = ["tenpay.com", "weixin.qq.com", "alipay.com", "alipaydev.com"]
    let path = address.path.lowercased()
    let names: [StaticString] = ["wxpay", "weixin", "wechat", "alipay"]
    guard
      url == alipay?.notifyURL || domains.contains(where: address.isUnder)
        || names.contains(where: path.containsBytes)
    else { return [] }
    return [Finding(.notifyURLOfChannel, field: "notify_url", values: [url])]
  }

  private static func fieldAdvice(_ field: Field) -> [Finding] {
    var findings: [Finding] = []
    if containsUnprintable(field.text) || containsUnprintable(field.name) {
      findings.append(Finding(.unprintableText, field: field.name, values: [field.text]))
    }
    let isKnown =
      FieldRule.rule(field.name) != nil || ["wx_url", "alipay_url"].contains(field.name)
    switch field.value {
    case .string, .null: break
    case .number(let number):
      if !number.isCanonical {
        findings.append(
          Finding(
            .numberRewritten, field: field.name, values: [number.text, number.javaScriptText]))
      }
      if isKnown, field.name != "total_amount" {
        findings.append(Finding(.valueNotString, field: field.name, values: [field.text]))
      }
    case .bool:
      if isKnown {
        findings.append(Finding(.valueNotString, field: field.name, values: [field.text]))
      }
    case .nested:
      if field.name != "risk_info" {
        findings.append(Finding(.valueNested, field: field.name))
      }
    }
    return findings
  }

  private static func unsignedAdvice(_ order: OrderInfo, _ sign: SignVerdict) -> [Finding] {
    var findings: [Finding] = []
    let isHex = order.sign.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    if sign == .notVerified, !order.sign.isEmpty, order.sign.utf8.count != 32 || !isHex {
      findings.append(Finding(.signMalformed, field: "sign", values: [order.sign]))
    }
    if case .string(let text)? = order.field("risk_info")?.value,
      case .object(let object)? = try? OrderReader.readJSON(text), object["ip"] == nil
    {
      findings.append(Finding(.riskInfoWithoutIP, field: "risk_info"))
    }
    return findings
  }
}
