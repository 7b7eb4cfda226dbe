import Payment
import TTPay

extension Channel {
  /// What a notify of this channel's servers looks like, without a sign: nobody here has the key.
  var notifyBody: RequestBody {
    switch self {
    case .wechat:
      RequestBody(
        contentType: "text/xml; charset=utf-8",
        template: Template(
          """
          <xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code>\
          <trade_type>MWEB</trade_type><fee_type>CNY</fee_type>\
          <out_trade_no>{out_order_no}</out_trade_no>\
          <transaction_id>{transaction}</transaction_id><total_fee>{total_amount}</total_fee></xml>
          """, escaping: .xml))
    case .alipay:
      RequestBody(
        contentType: "application/x-www-form-urlencoded; charset=utf-8",
        template: Template(
          """
          notify_type=trade_status_sync&trade_status=TRADE_SUCCESS&out_trade_no={out_order_no}\
          &trade_no={transaction}&total_amount={total_yuan}&subject={subject}
          """, escaping: .form))
    }
  }
}

extension Template {
  /// A text of this program's own.
  fileprivate init(_ text: String, escaping: SecretText.Escaping) {
    self.init()
    for part in (try? TemplateText(text))?.parts ?? [] {
      switch part {
      case .text(let text): append(text)
      case .placeholder(let placeholder): append(.value(placeholder, escaping))
      case .secret(let name): append(.secret(name, escaping))
      }
    }
  }
}
