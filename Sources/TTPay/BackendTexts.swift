extension FindingTexts {
  /// What can be wrong with the answers of a merchant's own server.
  static let backendTexts: [String: FindingText] = [
    "backend-refused": FindingText(
      zh: (
        "连接被拒绝：{0}", "没有程序在这个地址和端口上监听。", "启动后端，核对地址和端口。"
      ),
      en: (
        "connection refused: {0}", "Nothing listens on this address and port.",
        "Start your backend; check host and port of the URL."
      )),
    "backend-dns": FindingText(
      zh: ("找不到主机：{0}", "域名写错了，或者没有可用的 DNS。", "核对域名和网络。"),
      en: (
        "no such host: {0}", "The name is mistyped, or there is no DNS.",
        "Check the host in the URL, and your network."
      )),
    "backend-tls": FindingText(
      zh: (
        "TLS 握手失败：{0}", "证书是自签的、已过期或不属于这个域名，或者对方说的不是 TLS。",
        "自签证书：在 ca_file 中指定它的 CA；否则核对 https/http 和域名。"
      ),
      en: (
        "TLS failed: {0}",
        "The certificate is self-signed, over, or another host's, or the server speaks no TLS.",
        "Self-signed: name its CA in ca_file. Otherwise check https/http and the host."
      )),
    "backend-reset": FindingText(
      zh: (
        "连接中断：{0}", "后端崩溃、重启，或者没有应答就关闭了连接。", "查看后端自己的日志。"
      ),
      en: (
        "the connection broke: {0}",
        "The backend crashed, restarted, or closed the connection without an answer.",
        "Look into your backend's own log."
      )),
    "backend-timeout": FindingText(
      zh: (
        "超时：{0}", "后端太慢，或者应答一直没有结束。", "让后端更快应答；确有需要时放宽 deadline。"
      ),
      en: (
        "timed out: {0}", "The backend is too slow, or its answer never ends.",
        "Make it answer faster; where it cannot, raise deadline."
      )),
    "backend-truncated": FindingText(
      zh: (
        "应答不完整：{0}", "后端在发完之前关闭了连接，或 Content-Length 有误。", "查看后端和它前面代理的日志。"
      ),
      en: (
        "the answer is cut off: {0}",
        "The connection was closed before the end, or Content-Length is wrong.",
        "Look into the log of your backend and of the proxies before it."
      )),
    "backend-too-large": FindingText(
      zh: ("应答太大：{0}", "解压后超过 1 MiB，或头部过长。", "只返回需要的字段。"),
      en: (
        "the answer is too large: {0}", "More than 1 MiB after inflation, or endless headers.",
        "Return only what is needed."
      )),
    "backend-redirected": FindingText(
      zh: (
        "后端要求跳转：{0}", "地址已搬家、少了末尾的 /，或者需要登录。", "跳转不会被跟随：把最终地址写进配置。"
      ),
      en: (
        "the backend points elsewhere: {0}",
        "The address has moved, lacks its last /, or wants a login.",
        "Redirects are not followed: write the final URL into the profile."
      )),
    "backend-not-json": FindingText(
      zh: (
        "应答不是 JSON：{0}", "返回了网页、空内容或纯文本。", "用 curl 发同样的请求，看看返回了什么。"
      ),
      en: (
        "the answer is no JSON: {0}", "It is a web page, a plain text or empty.",
        "Send the same request with curl and look at what comes back."
      )),
    "backend-missing": FindingText(
      zh: (
        "应答里没有 {0}；有的是 {1}", "路径与应答的结构不一致。", "把 orderInfo / status 改成应答里实际的路径。"
      ),
      en: (
        "the answer has no {0}; there is {1}", "The pointer does not fit the reply.",
        "Point orderInfo / status to where the reply has it."
      )),
    "backend-unknown-word": FindingText(
      zh: (
        "状态“{0}”不在对照表里（{1}）", "后端用了表里没有的词，或大小写不同。", "把这个词加进 table，或写上 default: 9。"
      ),
      en: (
        "the status “{0}” is not in the table ({1})",
        "The backend has a word more, or writes it in another case.",
        "Add the word to table:, or say default: 9."
      )),
    "backend-bad-order": FindingText(
      zh: (
        "orderInfo 的位置上不是订单：{0}", "路径指到了别的内容，或者后端返回的是错误信息。",
        "核对 orderInfo 的路径；orderInfo 必须是对象（或它的 JSON 文本）。"
      ),
      en: (
        "where orderInfo should be is none: {0}",
        "The pointer leads to something else, or the backend reports an error there.",
        "Check the pointer; orderInfo must be an object, or the JSON text of one."
      )),
    "backend-4xx": FindingText(
      zh: ("后端回答 HTTP {0}", "它不接受这个请求。", "对照后端的接口文档核对方法、地址、头和内容。"),
      en: (
        "the backend answers HTTP {0}", "It does not take this request.",
        "Hold method, URL, headers and body against its own documentation."
      )),
    "backend-4xx/401": FindingText(
      zh: ("后端回答 HTTP 401", "缺少凭证，或凭证无效。", "在 headers 里写上凭证，例如 Authorization: Bearer ${…}。"),
      en: (
        "the backend answers HTTP 401", "Credentials are missing or wrong.",
        "Give them in headers:, as in Authorization: Bearer ${…}."
      )),
    "backend-4xx/403": FindingText(
      zh: ("后端回答 HTTP 403", "凭证没有权限，或缺少 CSRF 之类的头。", "核对凭证的权限和后端要求的头。"),
      en: (
        "the backend answers HTTP 403",
        "The credentials may not do this, or a header such as a CSRF token is missing.",
        "Check what they may do, and which headers the backend wants."
      )),
    "backend-4xx/404": FindingText(
      zh: ("后端回答 HTTP 404", "没有这个地址，或没有这个订单。", "核对 URL 的路径，以及 {out_order_no} 的位置。"),
      en: (
        "the backend answers HTTP 404", "There is no such path, or no such order.",
        "Check the path of the URL, and where {out_order_no} stands in it."
      )),
    "backend-4xx/405": FindingText(
      zh: ("后端回答 HTTP 405", "这个地址不接受这个方法。", "换成后端要求的方法，例如 POST。"),
      en: (
        "the backend answers HTTP 405", "This path does not take the method.",
        "Use the method that the backend wants, such as POST."
      )),
    "backend-5xx": FindingText(
      zh: ("后端回答 HTTP {0}", "后端出错了。", "查看后端自己的日志。"),
      en: (
        "the backend answers HTTP {0}", "Something in it went wrong.",
        "Look into your backend's own log."
      )),
    "backend-busy": FindingText(
      zh: (
        "后端回答 HTTP {0}，Retry-After {1} 秒", "请求太频繁，或正在维护。", "轮询会等到那时再问；放宽限流，或调大轮询间隔。"
      ),
      en: (
        "the backend answers HTTP {0}, Retry-After {1} s", "Too many requests, or maintenance.",
        "A poll asks no earlier than that; allow more, or poll less often."
      )),
    "fresh-order-not-open": FindingText(
      zh: (
        "刚创建、没有付款的订单，查询结果却是 code {0}", "未支付的状态词对应错了，或者后端返回了旧订单。",
        "未支付要对应 9；付款后才是 0，关闭才是 3。"
      ),
      en: (
        "a fresh order that nobody has paid reads code {0}",
        "The word for unpaid is mapped to it, or the backend hands out an old order.",
        "Unpaid is 9; it is 0 once paid, and 3 only once closed."
      )),
    "notify-not-configured": FindingText(
      zh: (
        "后端不会得知这笔付款：没有配置 notify 的 {0}", "渠道的通知没有地址可发。",
        "在 merchant.yaml 的 notify 下写上地址；否则后端只能靠自己查询渠道。"
      ),
      en: (
        "the backend is not told of this payment: notify has no {0}",
        "The channel's notify has nowhere to go.",
        "Name the URL under notify: in merchant.yaml; otherwise the backend must ask the channel."
      )),
    "notify-not-taken": FindingText(
      zh: (
        "后端没有受理通知：回复里没有 {0}", "渠道只认这个回复；别的都算失败，会按间隔再次通知。",
        "把这笔付款存好以后，原样回复 {0}；只想看 HTTP 状态，可写 accept: 2xx。"
      ),
      en: (
        "the backend did not take the notify: its reply is not {0}",
        "The channel knows this reply alone; all others count as failed, and it tries again.",
        "Reply {0} once the payment is stored; accept: 2xx looks at the HTTP status alone."
      )),
    "table-never-paid": FindingText(
      zh: (
        "状态表里没有任何词对应 0", "这样后端永远无法告诉前端：已经付款。", "在 table 里写上表示已支付的词，例如 PAID: 0。"
      ),
      en: (
        "no word of the status table means 0",
        "The backend can then never say that an order is paid.",
        "Add the word for paid to the table, as PAID: 0."
      )),
    "request-not-made": FindingText(
      zh: (
        "没有发出请求：{field} 的值不能放在 {0} 里", "值里有控制字符，或者会把 URL 引到别处。", "检查订单的这个字段；或把它放进请求体。"
      ),
      en: (
        "the request was not made: the value of {field} cannot stand in {0}",
        "It has a control character, or would lead the URL elsewhere.",
        "Look at this field of the order, or put it into the body."
      )),
  ]
}
