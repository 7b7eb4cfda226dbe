import Simulation
import TTPay

/// WeChat's and Alipay's servers, as functions: each request is about at most one trade.
public enum ChannelServer {
  /// The names of the trade that a request is about; the first that there is counts.
  public static func names(in request: ChannelRequest) -> [TradeName] {
    switch request.content {
    case .wechat(let operation, let message, _): WeChatServer.names(in: message, operation)
    case .alipay(let parameters, _): AlipayServer.names(in: parameters)
    case .unreadable: []
    }
  }

  /// The names of the trade that an order string is about.
  public static func names(inOrderString parameters: AlipayParameters) -> [TradeName] {
    // It has the merchant's own number alone.
    AlipayServer.names(in: parameters).filter { name in
      if case .order = name { true } else { false }
    }
  }

  public static func answer(
    _ request: ChannelRequest, about trade: inout Trade?, at now: Instant
  ) -> ChannelReply {
    switch request.content {
    case .wechat(let operation, let message, let sign):
      WeChatServer(message: message, base: request.base, now: now)
        .answer(operation, sign, about: &trade)
    case .alipay(let parameters, let sign):
      AlipayServer(parameters: parameters, now: now).answer(sign, about: &trade)
    case .unreadable(_, let reason): WeChatServer.unreadable(reason)
    }
  }
}
