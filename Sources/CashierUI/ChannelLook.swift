import Documents
import TTPay
import Terminal

/// How a channel is known at a glance.
extension Channel {
  /// The app's own name.
  var appName: Bilingual {
    switch self {
    case .wechat: Bilingual(zh: "微信", en: "WeChat")
    case .alipay: Bilingual(zh: "支付宝", en: "Alipay")
    }
  }

  /// What stands on its icon.
  var badge: Bilingual {
    switch self {
    case .wechat: Bilingual(zh: "微", en: "W")
    case .alipay: Bilingual(zh: "支", en: "A")
    }
  }

  var role: Role { self == .wechat ? .wechat : .alipay }
  /// The ground of its icon, its pages' head and their button.
  var header: Role { self == .wechat ? .wechatHeader : .alipayHeader }
  /// The ground on which it says that the payer has paid.
  var result: Role { self == .wechat ? .wechatResult : .alipayResult }
}
