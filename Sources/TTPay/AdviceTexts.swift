extension FindingTexts {
  /// Warnings and notes: the sheet opens all the same.
  static let adviceTexts: [String: FindingText] = [
    "alipay-amount-differs": FindingText(
      zh: (
        "支付宝的金额与订单不同：{0} 元，订单是 {1} 元", "alipay_url 里 biz_content 的 total_amount 以元为单位，订单的以分为单位。",
        "让两边金额一致，否则用户在支付宝付的是另一个数。"
      ),
      en: (
        "Alipay asks another amount: {0} 元, the order {1} 元",
        "total_amount inside alipay_url is in 元, the order's is in 分.",
        "Make them equal, or people pay another amount through Alipay."
      )),
    "alipay-string-invalid": FindingText(
      zh: (
        "alipay_url 不是支付宝订单串：{0} 缺失或无效", "它应是 alipay.trade.app.pay 签名后的完整订单串。",
        "由服务端用支付宝 SDK 的 sdkExecute 生成。"
      ),
      en: (
        "alipay_url is no Alipay order string: {0} is missing or not valid",
        "It must be the whole signed string of alipay.trade.app.pay.",
        "Make it on the server with sdkExecute of Alipay's SDK."
      )),
    "alipay-sign-wrong": FindingText(
      zh: (
        "alipay_url 的签名不正确：支付宝会报 ALIN10146", "与应用公钥对不上，也不是已知的错误算法：多半换了一对密钥，或签名之后被改过。",
        "核对签名用的应用私钥，与支付宝后台登记的应用公钥是否成对。"
      ),
      en: (
        "the sign in alipay_url is wrong: Alipay will say ALIN10146",
        "It does not verify with the app's public key, nor is it a known mistake: probably the "
          + "keys are no pair, or it was changed after it was signed.",
        "Sign with the private key whose public half is registered at Alipay and configured here."
      )),
    "alipay-sign-wrong/unsorted": alipaySign(
      "参数没有排序就签名了", "按参数名的 ASCII 码从小到大排序后再签名。",
      "The parameters were signed unsorted.", "Sort them by name, in ASCII order, then sign."),
    "alipay-sign-wrong/values-url-encoded": alipaySign(
      "先做了 URL 编码再签名", "对原始值签名，签名之后再逐个做 URL 编码。",
      "The values were url-encoded before they were signed.",
      "Sign the raw values; url-encode each one afterwards."),
    "alipay-sign-wrong/sign-type-left-out": alipaySign(
      "sign_type 没有参与签名（那是通知验签的做法）", "请求只去掉 sign，sign_type 要参与签名。",
      "sign_type was left out, as for a notify.", "Leave out sign alone: sign_type is signed."),
    "alipay-sign-wrong/gbk-encoded": alipaySign(
      "按 GBK 取字节签名", "按 charset 参数所写的 UTF-8 取字节。",
      "The text was signed as GBK.", "Take the bytes as UTF-8, as the charset parameter says."),
    "alipay-sign-wrong/rsa-not-rsa2": alipaySign(
      "用的是 SHA1withRSA（RSA），不是 SHA256withRSA（RSA2）", "改用 SHA256withRSA。",
      "It was made with SHA1withRSA (RSA), not with SHA256withRSA (RSA2).", "Use SHA256withRSA."),
    "alipay-sign-wrong/parameter-twice": alipaySign(
      "同一个参数出现了两次，多半是把订单串的前缀拼接了两遍", "直接使用 SDK 的 sdkExecute 返回的字符串，不要再拼接。",
      "A parameter comes twice: probably a part of the string was put before it once more.",
      "Use the string that sdkExecute returns as it is."),
    "alipay-sign-wrong/sign-not-encoded": alipaySign(
      "sign 没有做 URL 编码，其中的 + 变成了空格", "对 sign 也做 URL 编码。",
      "sign was not url-encoded: its + became a blank.", "Url-encode sign as well."),
    "alipay-sign-wrong/no-base64": alipaySign(
      "sign 不是 base64", "sign 是签名的 base64，经过 URL 编码。",
      "sign is no base64.", "sign is the signature in base64, url-encoded."),
    "wx-url-encoded": FindingText(
      zh: ("wx_url 像是经过了 URL 编码", "wx_url 要用微信返回的 mweb_url 原文。", "去掉对 mweb_url 的编码。"),
      en: (
        "wx_url looks url-encoded", "wx_url is WeChat's mweb_url as it stands.",
        "Do not encode mweb_url."
      )),
    "wx-url-redirect": FindingText(
      zh: ("wx_url 带有 redirect_url", "小程序里由收银台负责返回，不需要 redirect_url。", "去掉 redirect_url 参数。"),
      en: (
        "wx_url carries redirect_url", "The cashier brings people back, not redirect_url.",
        "Leave out redirect_url."
      )),
    "notify-url-of-channel": FindingText(
      zh: (
        "notify_url 指向微信或支付宝的通知地址：{0}", "它应是接收 tt.pay 通知的地址，不能与渠道的通知地址混用。",
        "为 tt.pay 单独提供一个通知地址。"
      ),
      en: (
        "notify_url points at WeChat's or Alipay's notify: {0}",
        "It takes tt.pay's own notify, never a channel's.", "Give tt.pay an address of its own."
      )),
    "unprintable-text": FindingText(
      zh: (
        "{field} 含有控制字符或改变文字方向的字符：“{0}”", "它们会扰乱显示，甚至伪装内容；签名仍按原文计算。",
        "由服务端过滤这些字符。"
      ),
      en: (
        "{field} has control or direction-changing characters: “{0}”",
        "They disturb what is shown, or disguise it; they are signed as they stand.",
        "Have the server remove them."
      )),
    "duplicate-key": FindingText(
      zh: ("键 {field} 重复出现，以最后一个（{0}）为准", "JavaScript 取最后一个，别的解析器可能取第一个。", "只保留一个。"),
      en: (
        "{field} is given more than once: the last one ({0}) counts",
        "JavaScript takes the last, other readers may take the first.", "Keep one of them."
      )),
    "debug-on": FindingText(
      zh: ("_debug 已打开", "_debug: 1 会显示微信中间页和它的报错，只用于调试。", "上线前去掉 _debug。"),
      en: (
        "_debug is on", "_debug: 1 shows the intermediate WeChat page and its errors.",
        "Remove _debug before you ship."
      )),
    "get-order-status-unused": FindingText(
      zh: (
        "service {0} 不会调用 getOrderStatus", "只有 service 1 会用到它。",
        "在 success 里自行向服务端查询订单状态。"
      ),
      en: (
        "getOrderStatus is never called with service {0}", "Only service 1 uses it.",
        "Ask your backend for the order's state in success."
      )),
    "get-order-status-missing": FindingText(
      zh: (
        "没有传 getOrderStatus", "微信支付返回后收银台靠它得知结果；没有它只会得到 9。",
        "传入返回 Promise 的 getOrderStatus。"
      ),
      en: (
        "getOrderStatus is missing",
        "After WeChat the cashier learns the result from it; without it, success gives 9.",
        "Pass a getOrderStatus that returns a promise."
      )),
    "sign-malformed": FindingText(
      zh: ("sign 不像签名：“{0}”", "sign 应为 32 位小写十六进制。", "输出小写的 MD5 十六进制文本。"),
      en: (
        "sign does not look like one: “{0}”", "It must be 32 lower-case hex digits.",
        "Write the MD5 in lower-case hex."
      )),
    "risk-info-without-ip": FindingText(
      zh: ("risk_info 里没有 ip", "风控需要用户的 IP。", "填入 {\"ip\":\"…\"}。"),
      en: ("risk_info has no ip", "Risk control wants the user's IP.", "Put in {\"ip\":\"…\"}.")),
    "value-not-string": FindingText(
      zh: ("{field} 不是字符串：{0}", "除 total_amount 外，字段都应为字符串；签名按 JavaScript 打印的文本计算。", "给它加上引号。"),
      en: (
        "{field} is not a string: {0}",
        "Every field but total_amount is a string; it is signed as JavaScript prints it.",
        "Put it in quotes."
      )),
    "value-nested": FindingText(
      zh: ("{field} 是对象或数组", "文档没有规定怎样签名；这里按紧凑 JSON 签名（我们的选择）。", "改用字符串。"),
      en: (
        "{field} is an object or an array",
        "How it is signed is not documented; here its compact JSON is (our choice).",
        "Use a string."
      )),
    "number-rewritten": FindingText(
      zh: ("{field} 写作 {0}，按 {1} 读取和签名", "JavaScript 会这样打印这个数。", "直接写 {1}。"),
      en: (
        "{field} is written {0}, read and signed as {1}", "This is how JavaScript prints it.",
        "Write {1}."
      )),
    "sign-not-verified": FindingText(
      zh: ("未验证签名", "没有配置密钥。", "设置 CASHIER_APP_SECRET 后再检查。"),
      en: (
        "the sign was not verified", "No secret is configured.",
        "Set CASHIER_APP_SECRET and check again."
      )),
  ]
}

private func alipaySign(
  _ causeZH: String, _ remedyZH: String, _ causeEN: String, _ remedyEN: String
) -> FindingText {
  FindingText(
    zh: ("alipay_url 的签名不正确：支付宝会报 ALIN10146", "\(causeZH)。", remedyZH),
    en: ("the sign in alipay_url is wrong: Alipay will say ALIN10146", causeEN, remedyEN))
}
