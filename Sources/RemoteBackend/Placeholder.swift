/// What a request may say of the order or the payment: `{out_order_no}`.
public enum Placeholder: String, CaseIterable, Codable, Sendable {
  /// When an order is created a fresh number, which the backend may take; then the order's own.
  case outOrderNo = "out_order_no"
  /// In 分.
  case totalAmount = "total_amount"
  /// The same in 元, with two decimals.
  case totalYuan = "total_yuan"
  case subject
  case body
  case uid
  /// In seconds.
  case validTime = "valid_time"
  /// `wechat` or `alipay`: that of the payment, else the first that the order offers.
  case channel
  /// All that the order offers.
  case channels
  /// The channel's number of the payment.
  case transaction
}
