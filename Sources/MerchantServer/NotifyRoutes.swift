import Channels
import HTTPTypes
import Hummingbird
import MerchantBackend
import OrderBook
import TTPay

/// Where the channels tell the embedded merchant of payments: it believes nothing that is not
/// signed, and not meant for it.
struct NotifyRoutes: Sendable {
  let merchant: Merchant
  let keys: @Sendable () async -> ChannelKeys?
  let limits: ServerLimits

  static let wechatPath = "/notify/wechat"
  static let alipayPath = "/notify/alipay"

  /// Why a notify is not believed; the raw values are stable identifiers.
  enum Objection: String, Error {
    case unreadable = "notify-unreadable"
    case wrongSign = "notify-sign-wrong"
    case otherMerchant = "notify-other-merchant"
    case notPaid = "notify-not-paid"
    case unknownOrder = "notify-unknown-order"
    case otherAmount = "notify-amount-differs"
    case bookFailed = "order-book-failed"
  }

  func add(to router: Router<BasicRequestContext>) {
    router.post(RouterPath(Self.wechatPath)) { request, _ in
      let objection = try await take(request, .wechat)
      let code = objection == nil ? "SUCCESS" : "FAIL"
      let message = WeChatMessage([
        .init("return_code", code), .init("return_msg", objection?.rawValue ?? "OK"),
      ])
      return answer(message.xml, "text/xml; charset=utf-8", objection)
    }
    router.post(RouterPath(Self.alipayPath)) { request, _ in
      let objection = try await take(request, .alipay)
      return answer(objection == nil ? "success" : "failure", "text/plain", objection)
    }
  }

  private func answer(_ text: String, _ type: String, _ objection: Objection?) -> Response {
    var response = Reply.bytes(Array(text.utf8), type)
    response.headers[Telling.note] = objection?.rawValue
    return response
  }

  private func take(_ request: Request, _ channel: Channel) async throws -> Objection? {
    let body = try await request.bytes(atMost: limits.body, ofAnyType: true)
    do throws(Objection) {
      guard let keys = await keys() else { throw .wrongSign }
      let said = try channel == .wechat ? wechat(body, keys) : alipay(body, keys)
      try await enter(said, channel)
      return nil
    } catch {
      return error
    }
  }

  /// What a notify says, once it is believed.
  private struct Said {
    let order: String
    let transaction: String
    let amount: Int64
  }

  private func wechat(_ body: [UInt8], _ keys: ChannelKeys) throws(Objection) -> Said {
    guard let message = try? WeChatMessage(xml: body) else { throw .unreadable }
    guard WeChatSignature.verify(message, key: keys.wechat) == .verified else { throw .wrongSign }
    guard message["mch_id"] == merchant.usual.merchantID else { throw .otherMerchant }
    guard message["result_code"] == "SUCCESS" else { throw .notPaid }
    guard let order = message["out_trade_no"], let transaction = message["transaction_id"],
      let amount = message["total_fee"].flatMap({ Int64($0) })
    else { throw .unreadable }
    return Said(order: order, transaction: transaction, amount: amount)
  }

  private func alipay(_ body: [UInt8], _ keys: ChannelKeys) throws(Objection) -> Said {
    let form = AlipayParameters(form: String(decoding: body, as: UTF8.self))
    guard AlipaySignature.isRight(form, .notify, key: keys.alipay.platform.publicKey) else {
      throw .wrongSign
    }
    guard form["app_id"] == BackendSettings.alipayAppID, form["seller_id"] == Trade.alipaySeller
    else {
      throw .otherMerchant
    }
    guard ["TRADE_SUCCESS", "TRADE_FINISHED"].contains(form["trade_status"]) else {
      throw .notPaid
    }
    guard let order = form["out_trade_no"], let transaction = form["trade_no"],
      let amount = form["total_amount"].flatMap(Amount.init(yuan:))?.fen
    else { throw .unreadable }
    return Said(order: order, transaction: transaction, amount: amount)
  }

  private func enter(_ said: Said, _ channel: Channel) async throws(Objection) {
    let change = OrderChange.pay(
      channel: channel, transaction: said.transaction, amount: said.amount)
    let cause = Merchant.Cause(message: "notify \(channel.rawValue)", idempotency: nil)
    do throws(Problem) {
      // What an unknown order is paid with is kept, but not acknowledged.
      guard try await merchant.changeIfKnown(said.order, change, cause) != nil else {
        throw Problem(unknownOrder: said.order)
      }
    } catch {
      switch error.kind {
      case .refused(.amountDiffers): throw .otherAmount
      case .unknownOrder: throw .unknownOrder
      default: throw .bookFailed
      }
    }
  }
}
