import Payment
import TTPay

/// What stands in the placeholders of one request.
struct RequestValues {
  var outOrderNo: String
  var totalAmount: String
  var totalYuan: String
  var subject: String
  var body: String
  var uid: String
  var validTime: String
  var channels: [Channel]
  var channel: Channel?
  var transaction = ""

  subscript(placeholder: Placeholder) -> String {
    switch placeholder {
    case .outOrderNo: outOrderNo
    case .totalAmount: totalAmount
    case .totalYuan: totalYuan
    case .subject: subject
    case .body: body
    case .uid: uid
    case .validTime: validTime
    case .channel: (channel ?? channels.first)?.rawValue ?? ""
    case .channels: channels.map(\.rawValue).joined(separator: ",")
    case .transaction: transaction
    }
  }

  /// A placeholder that stands for a whole value of JSON: amounts in 分 and seconds are numbers,
  /// channels a list, everything else is a text.
  func json(_ placeholder: Placeholder) -> String {
    switch placeholder {
    case .totalAmount where isWhole(totalAmount): return totalAmount
    case .validTime where isWhole(validTime): return validTime
    case .channels: return "[" + channels.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
    default: return "\"" + SecretText.Escaping.json.apply(to: self[placeholder]) + "\""
    }
  }

  private func isWhole(_ text: String) -> Bool { Int64(text).map { "\($0)" == text } ?? false }
}

extension RequestValues {
  /// Of an order that the backend made.
  init(_ order: Order) {
    outOrderNo = order.identity.outOrderNo
    totalAmount = order.info["total_amount"] ?? ""
    totalYuan = Amount(fen: order.amount).yuan
    subject = order.info.subject
    body = order.info["body"] ?? ""
    uid = order.info.uid
    validTime = order.info.validTime
    channels = Channel.allCases.filter(order.offers)
  }

  /// Of an order that a channel took money for.
  init(_ order: Order, paidBy notify: Notify) {
    self.init(order)
    totalAmount = "\(notify.amount)"
    totalYuan = Amount(fen: notify.amount).yuan
    channel = notify.channel
    transaction = "\(outOrderNo)T\(notify.transaction)"
  }
}
