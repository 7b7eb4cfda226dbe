import Documents

extension Finding {
  /// The short text that the cashier shows beside the code (spec 3).
  public var toast: Bilingual {
    switch FindingCode(rawValue: code) {
    case .invalidParameter, .uidTooLong: Bilingual(zh: "参数错误", en: "Invalid parameter")
    case .otherMerchant: Bilingual(zh: "逻辑错误", en: "Logic error")
    case .noChannel:
      Bilingual(zh: "业务方未配置支付方式", en: "The merchant has no payment method")
    case .wrongSign: Bilingual(zh: "签名报错", en: "Wrong sign")
    case .otherUID: Bilingual(zh: "外部用户 uid 不一致", en: "The uid differs")
    case .expired: Bilingual(zh: "订单信息不正确", en: "The order is not valid")
    case .concluded:
      Bilingual(zh: "交易已失效，请重新下单", en: "The order is no longer valid, place a new one")
    default: message
    }
  }
}
