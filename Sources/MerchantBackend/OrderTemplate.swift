import Documents
import Simulation
import TTPay

extension BackendSettings {
  /// The `number`th order of a run, made at `instant`; not signed yet.
  ///
  /// wx_url and alipay_url are stand-ins of the right shape: no channel signed them.
  public func orderInfo(number: Int, at instant: Instant) -> OrderInfo {
    let seconds = "\(instant.seconds)"
    let outOrderNo = "C\(instant.microseconds)N\(number)"
    var fields: [(String, String)] = [
      ("app_id", appID),
      ("sign_type", "MD5"),
      ("out_order_no", outOrderNo),
      ("merchant_id", merchantID),
      ("timestamp", seconds),
      ("product_code", "pay"),
      ("payment_type", "direct"),
      ("total_amount", "\(totalAmount)"),
      ("trade_type", "H5"),
      ("uid", uid),
      ("version", "2.0"),
      ("currency", "CNY"),
      ("subject", subject),
      ("body", body),
      ("trade_time", seconds),
      ("valid_time", "\(validTime)"),
      ("notify_url", "https://merchant.example/tt-pay/notify"),
    ]
    if channels.contains(.wechat) {
      fields.append(
        (
          "wx_url",
          "https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wxSTANDIN\(outOrderNo)"
            + "&package=\(instant.seconds % 10_000_000_000)"
        ))
      fields.append(("wx_type", "MWEB"))
    }
    if channels.contains(.alipay) { fields.append(("alipay_url", alipayURL(outOrderNo, instant))) }
    fields.append(("risk_info", #"{"ip":"127.0.0.1"}"#))
    var info = OrderInfo(fields)
    info.set("total_amount", .number(Number(totalAmount)))
    return info
  }

  private func alipayURL(_ outOrderNo: String, _ instant: Instant) -> String {
    let content =
      #"{"out_trade_no":"\#(outOrderNo)","product_code":"QUICK_MSECURITY_PAY","#
      + #""subject":"\#(jsonEscaped(subject))","total_amount":"\#(Amount(fen: totalAmount).yuan)"}"#
    let parameters = [
      ("app_id", "2018061460417275"), ("biz_content", content), ("charset", "utf-8"),
      ("format", "json"), ("method", "alipay.trade.app.pay"), ("sign", "STANDIN"),
      ("sign_type", "RSA2"), ("timestamp", instant.civilTime()), ("version", "1.0"),
    ]
    return parameters.map { "\($0.0)=\(formEncoded($0.1))" }.joined(separator: "&")
  }

  private func jsonEscaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") }
    return isPlain
      ? text : text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private func formEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: bytes.append(byte)
      case 0x20: bytes.append(UInt8(ascii: "+"))
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
