import Channels
import Documents
import Foundation
import OrderBook
import Payment
import Simulation
import TTPay
import Terminal

/// What was asked of the outside world and what came back, in words.
extension Ask {
  var hasFailed: Bool {
    switch reply {
    case .http(let reply): if case .failure = reply.outcome { true } else { false }
    case .book(.failure), .book(.numberTaken), .book(.keyReused): true
    case .book, nil: false
    }
  }

  /// What is asked, in a few words.
  func label(_ language: Language) -> String {
    switch request {
    case .notify(let notify):
      (language == .zh ? "通知 POST " : "notify POST ") + printable(notify.url)
    case .http(let call): printable("\(call.method) \(call.url.shown)")
    case .book(.create(let number, _, _, _)):
      (language == .zh ? "写入订单簿 " : "store ") + printable(number)
    case .book(.change(let number, _)):
      (language == .zh ? "写入订单簿 " : "store ") + printable(number)
    case .book(.status(let number)):
      (language == .zh ? "查订单簿 " : "load ") + printable(number)
    }
  }

  /// What came back, in a few words.
  func answerLabel(_ language: Language) -> String {
    switch reply {
    case .http(let reply):
      let took = TimeText.short(reply.took)
      return switch reply.outcome {
      case .response(let status, _, _): "\(status) \(took)"
      case .failure(let failure, _): "\(failure.text[language]) \(took)"
      }
    case .book(.order(let order, _)): return order.status.text[language]
    case .book(.unknownOrder): return language == .zh ? "没有这个订单" : "no such order"
    case .book(.numberTaken): return language == .zh ? "订单号已存在" : "number taken"
    case .book(.keyReused):
      return language == .zh ? "幂等键已用于别的请求" : "key used for another request"
    case .book(.failure(let reason)): return printable(reason)
    case nil: return ""
    }
  }

  var requestLines: [String] {
    if case .notify(let notify) = request { return notify.lines }
    guard case .http(let call) = request else { return [] }
    return ["\(call.method) \(call.url.shown)"]
      + call.headers.map { "\($0.name): \($0.value.shown)" }
      + (call.body.map { [""] + lines(of: $0.shown) } ?? [])
  }

  func replyLines(_ language: Language) -> [String] {
    guard case .http(let reply)? = reply else { return [] }
    switch reply.outcome {
    case .failure(let failure, let detail):
      return ["\(failure.text[language])  \(printable(detail))"]
    case .response(let status, let headers, let body):
      let text = String(decoding: body.bytes, as: UTF8.self)
      return ["HTTP \(status)  \(TimeText.short(reply.took))"]
        + headers.map { printable("\($0.name): \($0.value)") } + [""]
        + lines(of: (try? OrderReader.readJSON(text))?.json(indented: true) ?? text)
    }
  }

  private func lines(of text: String) -> [String] { printableLines(of: text) }
}

/// What a merchant's own server asked a channel's, and what it was answered.
extension ServerCall {
  var lines: [String] {
    switch request.content {
    case .wechat(let operation, let message, let sign):
      ["POST \(operation.rawValue)", "sign: \(sign.rawValue)", ""] + message.lines
    case .alipay(let parameters, let sign):
      [printable(request.name), "sign: \(sign.rawValue)", ""] + parameters.lines
    case .unreadable(let operation, let reason): ["POST \(operation.rawValue)", printable(reason)]
    }
  }

  var replyLines: [String] {
    switch reply?.body {
    case .wechat(let message, _): message.lines
    case .alipay(let root, let json):
      [root] + printableLines(of: (try? OrderReader.readJSON(json))?.json(indented: true) ?? json)
    case nil: []
    }
  }

  /// What became of it, in a few words.
  var outcome: String {
    if let error = reply?.error { return printable(error) }
    switch reply?.body {
    case .wechat(let message, _):
      if message["refund_id"] != nil, let fen = message["refund_fee"].flatMap({ Int64($0) }) {
        return "SUCCESS \(Amount(fen: fen))"
      }
      return printable(
        message["trade_state"] ?? (message["prepay_id"] == nil ? "SUCCESS" : "prepay_id"))
    case .alipay(_, let json):
      let status = json.firstMatch(of: /"(?:trade|refund)_status":"(\w+)"/)
      return status.map { String($0.1) } ?? "10000"
    case nil: return ""
    }
  }
}

extension ChannelNotify {
  fileprivate var lines: [String] {
    ["POST \(printable(url))", ""]
      + {
        switch content {
        case .wechat(let message, _): message.lines
        case .alipay(let parameters): parameters.lines
        }
      }()
  }
}

extension WeChatMessage {
  fileprivate var lines: [String] { fields.map { printable("\($0.name): \($0.value)") } }
}

extension AlipayParameters {
  fileprivate var lines: [String] { all.map { printable("\($0.name): \($0.value)") } }
}
