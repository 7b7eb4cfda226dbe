extension OrderInfo {
  /// What Alipay's order string asks for; nil where it asks for nothing that can be read.
  public var alipayAmount: Amount? {
    AlipayOrderString(self["alipay_url"] ?? "").amountText.flatMap(Amount.init(yuan:))
  }
}
