import Documents

/// The merchant.yaml that `cashier backend init` writes.
enum MerchantFile {
  static func text(_ language: Language) -> String { language == .zh ? chinese : english }

  private static let english = """
    # How cashier speaks to your backend. Change it, and see what comes of it:
    #
    #   cashier backend test merchant.yaml
    #
    # As it stands it speaks to `cashier merchant serve` on this machine.
    #
    # Filled in, and escaped for where they stand (in URLs, headers and bodies):
    #   {out_order_no}  the order's number; in create: a fresh one, which you may take or ignore
    #   {total_amount}  the amount in 分; {total_yuan} the same in 元: 0.01
    #   {subject} {body} {uid} {valid_time}
    #   {channel}       wechat or alipay; {channels} all that the order offers
    #   {transaction}   in notify: the channel's number of the payment
    # From the environment, never shown and never recorded: ${SHOP_TOKEN}
    # As they stand, without a meaning: {{uid}} and $${SHOP_TOKEN}

    # Makes an order and answers with the signed orderInfo.
    create:
      request: POST http://127.0.0.1:8080/orders
      # headers:
      #   Authorization: Bearer ${SHOP_TOKEN}
      json:                       # or form: {…}, or body: a text of your own
        subject: "{subject}"
        body: "{body}"
        total_amount: "{total_amount}"
        uid: "{uid}"
        valid_time: "{valid_time}"
        channels: "{channels}"
      # Where orderInfo is in the reply, as a JSON Pointer: /data/order_info, /items/0/order.
      # Without this line: under "orderInfo", or the whole reply.
      orderInfo: /orderInfo

    # Asks what has become of an order.
    query:
      request: GET http://127.0.0.1:8080/orders/{out_order_no}
      # Where the status is in the reply.
      status: /code
      # What it means: wechat (trade_state), alipay (trade_status) or code (0 1 2 3 9) …
      preset: code
      # … or your own words: 0 paid, 1 timed out, 2 failed, 3 closed or refunded, 9 not known yet.
      # An order that nobody has paid yet is 9, not 2.
      # table: { PAID: 0, UNPAID: 9, EXPIRED: 1, FAILED: 2, CANCELLED: 3, default: 9 }

    # Tells your backend of a payment, as WeChat's and Alipay's servers would. Leave it out, and
    # your backend hears of none.
    notify:
      wechat: &payment
        request: POST http://127.0.0.1:8080/orders/{out_order_no}/payments
        json: { channel: "{channel}", transaction: "{transaction}", amount: "{total_amount}" }
      alipay: *payment
      # A URL alone is sent what the channel sends (without its sign), and must answer as the
      # channel wants: WeChat's SUCCESS XML, the text success for Alipay.
      # wechat: https://shop.example/notify/wechat

    # How long an answer may take, to its last byte.
    deadline: 2s

    # With --listen: hosts that notifies may go to, beside those above and this machine.
    # allow_hosts: [shop.example]

    # Certificates to trust beside the system's, for a server that signed its own.
    # ca_file: ca.pem

    """

  private static let chinese = """
    # cashier 怎样与你的后端对话。改完看看结果：
    #
    #   cashier backend test merchant.yaml
    #
    # 初始内容对应本机上的 cashier merchant serve。
    #
    # 占位符，按所在位置（URL、头、请求体）自动转义：
    #   {out_order_no}  订单号；在 create 里是新生成的号，后端可用可不用
    #   {total_amount}  金额，单位为分；{total_yuan} 是同一金额，单位为元：0.01
    #   {subject} {body} {uid} {valid_time}
    #   {channel}       wechat 或 alipay；{channels} 是订单提供的全部渠道
    #   {transaction}   仅用于 notify：渠道的交易号
    # 取自环境变量，不显示也不记录：${SHOP_TOKEN}
    # 不作替换，原样写出：{{uid}} 和 $${SHOP_TOKEN}

    # 创建订单，应答里有签好名的 orderInfo。
    create:
      request: POST http://127.0.0.1:8080/orders
      # headers:
      #   Authorization: Bearer ${SHOP_TOKEN}
      json:                       # 或 form: {…}，或 body: 自己的文本
        subject: "{subject}"
        body: "{body}"
        total_amount: "{total_amount}"
        uid: "{uid}"
        valid_time: "{valid_time}"
        channels: "{channels}"
      # orderInfo 在应答里的位置，写成 JSON Pointer：/data/order_info、/items/0/order。
      # 不写这一行：取 "orderInfo"，没有则取整个应答。
      orderInfo: /orderInfo

    # 查询订单的状态。
    query:
      request: GET http://127.0.0.1:8080/orders/{out_order_no}
      # 状态在应答里的位置。
      status: /code
      # 状态的含义：wechat（trade_state）、alipay（trade_status）或 code（0 1 2 3 9）……
      preset: code
      # ……或你自己的状态词：0 已支付，1 超时，2 失败，3 已关闭或已退款，9 未知。
      # 还没有人付款的订单是 9，不是 2。
      # table: { PAID: 0, UNPAID: 9, EXPIRED: 1, FAILED: 2, CANCELLED: 3, default: 9 }

    # 像微信、支付宝的服务器那样把付款通知给后端。不写，后端就得不到通知。
    notify:
      wechat: &payment
        request: POST http://127.0.0.1:8080/orders/{out_order_no}/payments
        json: { channel: "{channel}", transaction: "{transaction}", amount: "{total_amount}" }
      alipay: *payment
      # 只写 URL 时，发送渠道自己的格式（没有签名），并要求渠道规定的应答：
      # 微信要 SUCCESS 的 XML，支付宝要正文 success。
      # wechat: https://shop.example/notify/wechat

    # 应答最多等多久，到最后一个字节为止。
    deadline: 2s

    # 与 --listen 一起用：除上面的主机和本机外，还允许把通知发给这些主机。
    # allow_hosts: [shop.example]

    # 除系统证书外还信任的证书，用于自签证书的服务器。
    # ca_file: ca.pem

    """
}
