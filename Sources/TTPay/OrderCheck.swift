import Documents

/// The checks of an order before the sheet opens (spec 3): all of them run, none stops another.
///
/// What follows from the order alone is here; what depends on the clock and on earlier calls is in
/// ``OrderRegistry``.
public enum OrderCheck {
  /// What keeps the sheet from rising at all, so that tt.pay calls `fail` (spec 1).
  public static func refusal(of options: PayOptions) -> Finding? {
    guard options.orderIsObject else { return Finding(.orderNotObject, field: "orderInfo") }
    guard let service = options.service else {
      return options.hasGetOrderStatus == nil ? nil : Finding(.serviceMissing, field: "service")
    }
    let channels = options.order.channels
    switch Service(rawValue: service) {
    case .cashier: return nil
    case .wechat:
      return channels.contains(.wechat) ? nil : Finding(.wxURLMissing, field: "wx_url")
    case .alipay:
      return channels.contains(.alipay) ? nil : Finding(.alipayURLMissing, field: "alipay_url")
    case nil:
      let code: FindingCode = service == 5 ? .serviceUnsupported : .serviceUnknown
      return Finding(code, field: "service", values: [options.serviceText ?? "\(service)"])
    }
  }

  /// Everything that follows from the options alone, in order.
  public static func findings(
    of options: PayOptions, sign: SignVerdict, merchant: MerchantIdentity? = nil
  ) -> [Finding] {
    guard options.orderIsObject else { return inOrder(options.findings) }
    return inOrder(
      options.findings + orderFindings(options.order, sign, merchant) + optionAdvice(options))
  }

  /// Everything that follows from the order alone, in order.
  public static func findings(
    of order: OrderInfo, sign: SignVerdict, merchant: MerchantIdentity? = nil
  ) -> [Finding] {
    inOrder(orderFindings(order, sign, merchant))
  }

  /// Sorts findings as they are listed: errors by the table of spec 3, then warnings, then notes.
  public static func inOrder(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    return findings.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
      .map(\.element)
  }

  private static let ranks = Dictionary(
    uniqueKeysWithValues: FindingCode.allCases.enumerated().map { ($1.rawValue, $0) })

  private static func rank(_ finding: Finding) -> Int {
    let level = Finding.Level.allCases.firstIndex(of: finding.level) ?? 0
    return level * 1000 + (ranks[finding.code] ?? 999)
  }

  private static func orderFindings(
    _ order: OrderInfo, _ sign: SignVerdict, _ merchant: MerchantIdentity?
  ) -> [Finding] {
    var findings = FieldRule.required.compactMap { $0.finding(in: order) }
    if order.channels.contains(.wechat), let finding = FieldRule.wxType.finding(in: order) {
      findings.append(finding)
    }
    findings += merchantFindings(order, merchant)
    if order.channels.isEmpty { findings.append(Finding(.noChannel, field: "wx_url")) }
    switch sign {
    case .verified: break
    case .notVerified: findings.append(Finding(.signNotVerified, field: "sign"))
    case .wrong(let mistakes) where !order.sign.isEmpty:
      let known = mistakes.isEmpty ? [] : ["known"] + mistakes.map(\.rawValue)
      findings.append(Finding(.wrongSign, field: "sign", values: known))
    case .wrong: break
    }
    return findings + orderAdvice(order, sign, merchant?.alipayAppKey)
  }

  private static func merchantFindings(
    _ order: OrderInfo, _ merchant: MerchantIdentity?
  ) -> [Finding] {
    let expected = [("merchant_id", merchant?.merchantID), ("app_id", merchant?.appID)]
    return expected.compactMap { name, expected in
      guard let expected, let given = order[name], !given.isEmpty, given != expected else {
        return nil
      }
      return Finding(.otherMerchant, field: name, values: [given, expected])
    }
  }
}
