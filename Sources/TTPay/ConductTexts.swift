extension FindingTexts {
  /// What the parties find in each other's conduct while a payment runs.
  static let conductTexts: [String: FindingText] = [
    "notify-forged": FindingText(
      zh: (
        "以{0}名义发来的通知签名不对，已拒绝", "不是渠道发的，或者密钥配置错了。", "验签不过就不要改订单，也不要应答成功。"
      ),
      en: (
        "a notify in the name of {0} has a wrong sign and is refused",
        "The channel did not send it, or the key is not the right one.",
        "Change nothing and do not answer success while the sign is wrong."
      )),
    "notify-out-of-order": FindingText(
      zh: ("迟到的旧通知（{0}），已忽略", "通知不保证顺序。", "订单状态只能向前，已支付不能改回去。"),
      en: (
        "an older notify ({0}) came late and is ignored", "Notifies keep no order.",
        "Let an order's status go forward only: paid never goes back."
      )),
    "unified-order-failed": FindingText(
      zh: ("向{channel}统一下单失败，订单里没有它的支付链接", "渠道没有应答，或者拒绝了下单。", "重试统一下单；仍失败就只提供另一种支付方式。"),
      en: (
        "the unified order at {channel} failed: the order has no URL for it",
        "The channel did not answer, or refused.",
        "Try again; offer only the other channel if it still fails."
      )),
    "channel-busy": FindingText(
      zh: ("渠道说查询太频繁", "超过了每秒查询的限额（如 150 QPS）。", "按订单缓存结果，同一订单每秒最多查一次。"),
      en: (
        "the channel says that it is asked too often",
        "The quota of queries is used up (150 a second, say).",
        "Keep the answer for each order and ask once a second at most."
      )),
    "closed-here-only": FindingText(
      zh: ("订单只在商户自己这里关闭，渠道那边仍可付款", "关单没有调用渠道的关单接口。", "先调用渠道关单，再查一次；之后付进来的钱要退。"),
      en: (
        "the order is closed here alone: it can still be paid at the channel",
        "Closing did not call the channel's close.",
        "Close it at the channel first, ask once more, and refund what comes later."
      )),
    "late-reply": FindingText(
      zh: (
        "第 {0} 号请求的应答迟到，已忽略", "它已超时，或之后的查询已有结果，或轮询已经结束。", "按编号识别应答，只采用最新一次查询的结果。"
      ),
      en: (
        "the reply to request #{0} came too late and is ignored",
        "Its request had timed out, a later query had been answered, or the poll was over.",
        "Number the queries and believe the newest only."
      )),
    "get-order-status-absent": FindingText(
      zh: (
        "没有 getOrderStatus 可问，按 code 9 回调", "service 1 从微信返回后只能靠它得知结果。",
        "实现 getOrderStatus，向自己的后端查询订单。"
      ),
      en: (
        "there is no getOrderStatus to ask: success with code 9",
        "With service 1, after WeChat, nothing else can tell the result.",
        "Implement getOrderStatus and ask your backend in it."
      )),
    "get-order-status-never": FindingText(
      zh: (
        "getOrderStatus 的 Promise 永远没有结果", "执行函数是空的，或者只在成功时才 resolve。",
        "每条路径都要 resolve 或 reject，包括请求失败和超时。"
      ),
      en: (
        "the promise of getOrderStatus never settles",
        "Its executor is empty, or resolves on success only.",
        "Resolve or reject on every path, failed and timed-out requests included."
      )),
    "get-order-status-rejected": FindingText(
      zh: (
        "getOrderStatus 的 Promise 被 reject", "向后端的查询失败了，或者代码抛出了异常。",
        "查询失败时 resolve({ code: 9 })，之后再轮询。"
      ),
      en: (
        "the promise of getOrderStatus was rejected",
        "The query to the backend failed, or the code threw.",
        "resolve({ code: 9 }) when the query fails, and poll later."
      )),
    "get-order-status-undefined": FindingText(
      zh: (
        "getOrderStatus resolve 了 undefined", "resolve() 没有带参数，收银台不会回调，一直停留。",
        "写成 resolve({ code: … })。"
      ),
      en: (
        "getOrderStatus resolved undefined",
        "resolve() without a value: there is no callback at all.",
        "Write resolve({ code: … })."
      )),
    "get-order-status-number": FindingText(
      zh: (
        "getOrderStatus 直接 resolve 了数字 {0}", "数字没有 .code 属性，等同 undefined，收银台不会回调。",
        "写成 resolve({ code: {0} })。"
      ),
      en: (
        "getOrderStatus resolved the bare number {0}",
        "A number has no .code, so it is as good as undefined: no callback.",
        "Write resolve({ code: {0} })."
      )),
    "get-order-status-placeholder": FindingText(
      zh: (
        "getOrderStatus resolve 了 { code: 11 }", "照抄了文档的占位写法 0 | 1 | 2 | 3 | 9，按位或的结果是 11。",
        "只填一个值：0、1、2、3 或 9。"
      ),
      en: (
        "getOrderStatus resolved { code: 11 }",
        "The documents' placeholder 0 | 1 | 2 | 3 | 9 is a bitwise or, which is 11.",
        "Give one of 0, 1, 2, 3 and 9."
      )),
    "get-order-status-bad-code": FindingText(
      zh: (
        "getOrderStatus resolve 了表外的 code {0}", "只允许 0、1、2、3、9；4 只用于回调。", "换算成允许的值再 resolve。"
      ),
      en: (
        "getOrderStatus resolved code {0}, which is not in the table",
        "Only 0, 1, 2, 3 and 9 are allowed; 4 is for the callback.",
        "Map your status to one of them."
      )),
    "notify-unknown-order": FindingText(
      zh: ("收到未知订单的支付通知（{0}）", "商户没有这个订单。", "先落库再返回 orderInfo；未知通知要留存，订单出现后再匹配。"),
      en: (
        "a notify for an unknown order ({0})", "The merchant has no such order.",
        "Store the order before you hand out orderInfo; keep such notifies and match them later."
      )),
    "channel-call-refused": FindingText(
      zh: ("渠道没有受理 {1}：{0}", "渠道说：{2}。", "查看请求和应答的内容，对照渠道文档中的错误码。"),
      en: (
        "the channel does not do {1}: {0}",
        "The channel says: {2}.",
        "Look at the request and its answer; the channel's documents list the code."
      )),
    "channel-call-refused/SIGNERROR": FindingText(
      zh: (
        "微信没有受理 {1}：签名错误", "密钥不一致，或签名算法有误（按字段名排序，末尾加 &key=，结果大写）。",
        "用 cashier keys 查看这里的密钥，与后端所用的核对。"
      ),
      en: (
        "WeChat does not do {1}: the sign is wrong",
        "The keys differ, or the text is not what is signed (sorted by name, then &key=, in upper "
          + "case).",
        "See with cashier keys which key counts here, and hold it against your backend's."
      )),
    "channel-call-refused/isv.invalid-signature": FindingText(
      zh: (
        "支付宝没有受理 {1}：签名无效", "这里不认识签名所用的应用私钥，或待签名的文本有误。",
        "导入应用公钥：cashier keys import 文件；再核对签名文本（排序、未编码的原始值、含 sign_type）。"
      ),
      en: (
        "Alipay does not do {1}: the sign is not valid",
        "The app's key is not known here, or the text is not what is signed.",
        "Import the app's public key: cashier keys import FILE. Then check the text: sorted, raw "
          + "values, sign_type in it."
      )),
    "alipay-refuses-order": FindingText(
      zh: ("支付宝打不开订单串：{0}", "{1}", "在服务端改正 alipay_url，再重新下单。"),
      en: (
        "Alipay does not open the order string: {0}", "{1}",
        "Mend alipay_url on the server and order again."
      )),
    "notify-amount-differs": FindingText(
      zh: ("通知金额 {0} 与订单金额 {1} 不符", "可能是伪造的通知，或订单被改过。", "拒绝并告警，不要发货。"),
      en: (
        "the notify says {0}, the order {1}", "It may be forged, or the order was changed.",
        "Refuse it, raise an alarm, deliver nothing."
      )),
    "paid-twice": FindingText(
      zh: ("同一订单付了 {0} 次款", "用户在两个渠道都付了款。", "保留一笔，其余退款；付款未决时不要再提供另一个渠道。"),
      en: (
        "one order was paid {0} times", "The payer paid through two channels.",
        "Keep one, refund the others; offer no second channel while a payment is open."
      )),
    "paid-after-close": FindingText(
      zh: ("订单关闭之后收到付款", "关单与付款同时发生，或渠道侧没有关单。", "退款；关单后再向渠道查询一次。"),
      en: (
        "the order was paid after it was closed",
        "Closing and paying crossed, or the order was not closed at the channel.",
        "Refund it; query the channel once more after closing."
      )),
    "order-book-failed": FindingText(
      zh: ("订单簿没有写入：{0}", "数据库出错，这次请求没有任何效果。", "按提示处理后重试；也可以加 --ephemeral，不使用订单簿。"),
      en: (
        "the order book could not be written: {0}",
        "The database failed; this request had no effect.",
        "Mend what it says and try again, or do without the book: --ephemeral."
      )),
  ]
}
