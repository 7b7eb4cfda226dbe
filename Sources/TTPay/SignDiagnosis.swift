extension OrderSignature {
  /// Every known mistake whose sign is exactly the order's; none if the sign is right.
  public static func diagnose(_ order: OrderInfo, secret: AppSecret) -> [SignMistake] {
    let right = sign(order, secret: secret)
    guard order.sign != right, !order.sign.isEmpty else { return [] }
    let attempt = Attempt(order: order, secret: secret.text)
    return SignMistake.allCases.filter { mistake in
      if mistake == .upperCaseHex { return order.sign == right.uppercased() }
      return attempt.inputs(mistake).contains { input in
        let sign = md5(input)
        return sign == order.sign
          || mistake == .wechatKeySuffix && sign.uppercased() == order.sign
      }
    }
  }
}

/// What a server that makes a mistake feeds to MD5.
private struct Attempt {
  let order: OrderInfo
  let secret: String

  typealias Pair = (name: String, value: String)

  /// The fields that are signed, in the order's own order.
  private var signed: [Pair] {
    order.fields.filter(OrderSignature.isSigned).map { ($0.name, $0.text) }
  }

  private func sorted(_ pairs: [Pair]) -> [Pair] {
    pairs.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func joined(_ pairs: [Pair]) -> String {
    pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }

  /// The bytes, in each of the ways in which the mistake is made.
  func inputs(_ mistake: SignMistake) -> [[UInt8]] {
    if mistake == .gbkEncoded { return [gbk(joined(sorted(signed)) + secret)].compactMap { $0 } }
    return texts(mistake).map { Array($0.utf8) }
  }

  private func texts(_ mistake: SignMistake) -> [String] {
    let text = joined(sorted(signed))
    switch mistake {
    case .riskInfoSigned:
      let all = order.fields.filter { $0.name != "sign" && !$0.text.isEmpty }
      return [joined(sorted(all.map { ($0.name, $0.text) })) + secret]
    case .emptyValuesKept:
      let all = order.fields.filter { !OrderSignature.unsigned.contains($0.name) }
      return [joined(sorted(all.map { ($0.name, $0.text) })) + secret]
    case .wechatKeySuffix: return [text + "&key=" + secret]
    case .ampersandBeforeSecret: return [text + "&" + secret]
    case .secretFirst: return [secret + text]
    case .secretMissing: return [text]
    case .valuesPercentEncoded: return encoded(PercentEncoding.percent)
    case .valuesFormEncoded: return encoded(PercentEncoding.form)
    case .signTypeDropped:
      return [joined(sorted(signed.filter { $0.name != "sign_type" })) + secret]
    case .unsorted: return [joined(signed) + secret]
    case .asciiEncoded:
      let ascii = (text + secret).unicodeScalars.map { $0.isASCII ? Character($0) : "?" }
      return [String(ascii)]
    case .amountTwoDecimals:
      return amounts { ["\($0.fen).00"] }
    case .amountInYuan: return amounts(inYuan)
    case .secretTrailingNewline: return [text + secret + "\n", text + secret + "\r\n"]
    case .valuesOnlySorted: return valuesOnly
    case .gbkEncoded, .upperCaseHex: return []
    }
  }

  private func encoded(_ ways: [PercentEncoding]) -> [String] {
    ways.map { way in
      joined(sorted(signed.map { ($0.name, way.encode($0.value)) })) + secret
    }
  }

  private func amounts(_ write: (Amount) -> [String]) -> [String] {
    guard let amount = order.totalAmount else { return [] }
    return write(amount).map { written in
      joined(sorted(signed.map { ($0.name, $0.name == "total_amount" ? written : $0.value) }))
        + secret
    }
  }

  /// `0.01`, and where the last decimals are zeros also `1.5`, `1.0` and `1`.
  private func inYuan(_ amount: Amount) -> [String] {
    let yuan = amount.yuan
    var ways = [yuan]
    if yuan.hasSuffix("0") { ways.append(String(yuan.dropLast())) }
    if yuan.hasSuffix(".00") { ways.append(String(yuan.dropLast(3))) }
    return ways
  }

  /// The later product sorts the values with the secret among them; with and without the fields
  /// that it leaves out, and with the secret where this product wants it.
  private var valuesOnly: [String] {
    let choices = [
      ["sign", "risk_info"], ["sign"], ["sign", "risk_info", "app_id"], ["sign", "app_id"],
    ]
    return choices.flatMap { left -> [String] in
      let values = order.fields.filter { !left.contains($0.name) && !$0.text.isEmpty }.map(\.text)
      let alone = values.sorted(by: bytewise).joined(separator: "&")
      return [
        (values + [secret]).sorted(by: bytewise).joined(separator: "&"), alone + secret,
        alone + "&" + secret,
      ]
    }
  }

  private func bytewise(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
