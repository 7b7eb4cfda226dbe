extension FindingTexts {
  /// What keeps the sheet from opening (spec 1 and 3).
  static let errorTexts: [String: FindingText] = [
    "service-missing": FindingText(
      zh: ("没有传 service", "tt.pay 必须说明拉起收银台还是直达某个渠道。", "传入 service: 1、3 或 4。"),
      en: (
        "service is missing",
        "tt.pay must be told whether to raise the cashier or go to a channel.",
        "Pass service: 1, 3 or 4."
      )),
    "service-unknown": FindingText(
      zh: ("service 取值无效：{0}", "service 只能是数字 1、3、4。", "传入 service: 1、3 或 4。"),
      en: (
        "service is not valid: {0}", "service is one of the numbers 1, 3, 4.",
        "Pass service: 1, 3 or 4."
      )),
    "service-unsupported": FindingText(
      zh: ("不支持 service 5", "service 5 属于后来的担保交易，订单格式不同。", "使用 service: 1、3 或 4。"),
      en: (
        "service 5 is not supported", "It belongs to a later product with another kind of order.",
        "Use service: 1, 3 or 4."
      )),
    "wx-url-missing": FindingText(
      zh: (
        "service 3 需要 wx_url", "service 3 直达微信支付，订单里却没有 wx_url。", "由服务端下单取得 mweb_url 并填入 wx_url。"
      ),
      en: (
        "service 3 needs wx_url", "service 3 goes straight to WeChat, and the order has no wx_url.",
        "Have the server order at WeChat and put its mweb_url into wx_url."
      )),
    "alipay-url-missing": FindingText(
      zh: (
        "service 4 需要 alipay_url", "service 4 直达支付宝，订单里却没有 alipay_url。",
        "由服务端签好支付宝订单串并填入 alipay_url。"
      ),
      en: (
        "service 4 needs alipay_url",
        "service 4 goes straight to Alipay, and the order has no alipay_url.",
        "Have the server sign Alipay's order string and put it into alipay_url."
      )),
    "CD0015/absent": FindingText(
      zh: ("缺少 {field}", "{field} 是必填字段：{rule}。", "由服务端补上 {field} 并重新签名。"),
      en: (
        "{field} is missing", "{field} is required: {rule}.",
        "Have the server add {field} and sign again."
      )),
    "CD0015/empty": FindingText(
      zh: ("{field} 为空", "{field} 是必填字段：{rule}。", "由服务端填入 {field} 并重新签名。"),
      en: (
        "{field} is empty", "{field} is required: {rule}.",
        "Have the server fill in {field} and sign again."
      )),
    "CD0015/malformed": FindingText(
      zh: ("{field} 格式不对：“{1}”", "{field} 的要求：{rule}。", "由服务端改正 {field} 并重新签名。"),
      en: (
        "{field} is malformed: “{1}”", "{field} must be {rule}.",
        "Have the server correct {field} and sign again."
      )),
    "CD0015/trade-time-changed": FindingText(
      zh: (
        "同一订单号的 trade_time 变了：{1}，先前是 {2}", "再次支付同一个 out_order_no 时 trade_time 必须不变。",
        "把 trade_time 与订单一起保存，每次都用它；或换一个新的 out_order_no。"
      ),
      en: (
        "trade_time changed for this out_order_no: {1}, before {2}",
        "An out_order_no paid again must keep its trade_time.",
        "Store trade_time with the order and reuse it, or take a new out_order_no."
      )),
    "CD0011": FindingText(
      zh: ("uid 过长：{0} 个字符", "uid 最长 32 个字符。", "使用不超过 32 个字符的用户标识并重新签名。"),
      en: (
        "uid is too long: {0} characters", "uid has at most 32 characters.",
        "Use a user id of at most 32 characters and sign again."
      )),
    "order-not-object": FindingText(
      zh: ("orderInfo 缺失或不是对象", "tt.pay 需要对象，而不是它的 JSON 文本。", "把 JSON 解析成对象再传入。"),
      en: (
        "orderInfo is missing or no object", "tt.pay wants the object, not its JSON text.",
        "Parse the JSON and pass the object."
      )),
    "40007": FindingText(
      zh: ("{field} 不是本商户的：“{0}”", "配置文件里的 {field} 是 {1}。", "核对 app_id 与 merchant_id 是否属于同一商户。"),
      en: (
        "{field} is another merchant's: “{0}”", "The configuration says {field} {1}.",
        "Check that app_id and merchant_id belong to the same merchant."
      )),
    "CD0116": FindingText(
      zh: ("没有可用的支付方式", "wx_url 和 alipay_url 都为空。", "由服务端至少填入 wx_url 或 alipay_url 之一。"),
      en: (
        "no way to pay", "wx_url and alipay_url are both empty.",
        "Have the server fill in at least one of wx_url and alipay_url."
      )),
    "CD0025": FindingText(
      zh: (
        "签名不正确", "不符合任何已知的错误：可能密钥不对，也可能签名之后改动过字段。",
        "核对密钥，并用 cashier sign --explain 对照待签名的文本。"
      ),
      en: (
        "the sign is wrong",
        "No known mistake gives it: another secret, or a field changed after signing.",
        "Check the secret, and compare the signed text with cashier sign --explain."
      )),
    "CD0025/known": FindingText(
      zh: ("签名不正确", "与这种错误算法的结果完全一致：{mistakes}。", "{remedies}"),
      en: ("the sign is wrong", "It is exactly what this gives: {mistakes}.", "{remedies}")),
    "4004": FindingText(
      zh: (
        "同一订单号的 uid 变了：“{0}”，先前是“{1}”", "一个 out_order_no 只属于一个用户。",
        "为每个用户生成自己的订单。"
      ),
      en: (
        "another uid for this out_order_no: “{0}”, before “{1}”",
        "An out_order_no belongs to one user.", "Create an order for each user."
      )),
    "TS4113": FindingText(
      zh: (
        "订单已过期：有效期至 {0}，现在是 {1}", "trade_time + valid_time 不晚于当前时间。",
        "重新下单；或用 --now 指定当时的时间。"
      ),
      en: (
        "the order has expired: valid until {0}, now {1}",
        "trade_time + valid_time is not later than now.",
        "Create a new order, or give the time of the order with --now."
      )),
    "CD0402": FindingText(
      zh: (
        "这笔订单已有结果：success {0}", "收银台已对这个 out_order_no 返回过 0、1 或 3。",
        "用新的 out_order_no 重新下单。"
      ),
      en: (
        "this order has concluded: success {0}",
        "The cashier has already given 0, 1 or 3 for this out_order_no.",
        "Place a new order with a new out_order_no."
      )),
  ]
}
