import Documents
import TTPay

extension Rule {
  /// How the rule is known.
  public var provenance: Provenance { table.provenance }

  /// The rule itself, in a sentence or two.
  public var text: Bilingual { table.text }

  private var table: (provenance: Provenance, text: Bilingual) {
    switch self {
    case .orderFromServer:
      (
        .documented,
        Bilingual(
          zh: "订单由商户服务端创建并签名，前端不得改动 orderInfo 的任何字段。",
          en: """
            The merchant's server creates and signs the order; the front end must not \
            touch a field of orderInfo.
            """)
      )
    case .raiseCashier:
      (
        .documented,
        Bilingual(
          zh: "tt.pay 的 service 为 1 时拉起小程序收银台。",
          en: "tt.pay with service 1 raises the cashier.")
      )
    case .sheetRises:
      (
        .documented,
        Bilingual(
          zh: """
            订单检查通过，收银台弹出；wx_url 或 alipay_url 为空的渠道不显示，payChannel.default_pay_channel 决\
            定默认选中项。
            """,
          en: """
            The order passed its checks and the sheet rises. A channel without its \
            URL is hidden; payChannel.default_pay_channel says which is preselected.
            """)
      )
    case .straightToChannel:
      (
        .documented,
        Bilingual(
          zh: "service 3 直接打开微信，service 4 直接打开支付宝，没有收银台。",
          en: """
            Service 3 goes straight to WeChat and service 4 straight to Alipay: there \
            is no sheet.
            """)
      )
    case .failMeansNotRaised:
      (
        .documented,
        Bilingual(
          zh: "fail 表示收银台没能拉起，errMsg 以“pay:fail ”开头。",
          en: """
            fail means that the cashier could not be raised; errMsg starts with \
            “pay:fail ”.
            """)
      )
    case .failOnlyWithoutSheet:
      (
        .ourChoice,
        Bilingual(
          zh: """
            只有根本拉不起收银台时才回调 fail：service 缺失、未知或为 5，orderInfo 不是对象，service 3 缺 wx_url，se\
            rvice 4 缺 alipay_url。
            """,
          en: """
            fail only where no sheet can rise: service missing, unknown or 5, \
            orderInfo no object, service 3 without wx_url, service 4 without \
            alipay_url.
            """)
      )
    case .toastForOrder:
      (
        .documented,
        Bilingual(
          zh: "订单有误时收银台照样拉起，只显示一条提示：错误码，或“服务暂不可用”。",
          en: """
            An order failure raises the cashier and shows a toast: a code, or only \
            服务暂不可用 (“service unavailable”).
            """)
      )
    case .settledOrder:
      (
        .ourChoice,
        Bilingual(
          zh: "本收银台对这个订单号已回调过 success 0、1 或 3：再次支付提示 CD0402。",
          en: """
            This cashier has given success 0, 1 or 3 for this out_order_no before: paid \
            again, it shows CD0402.
            """)
      )
    case .nestedValue:
      (
        .ourChoice,
        Bilingual(
          zh: "字段的值是对象或数组：按它的紧凑 JSON 文本参与签名，并给出警告。",
          en: """
            An object or an array as a field's value is signed as its compact JSON, with \
            a warning.
            """)
      )
    case .firstErrorIsToast:
      (
        .ourChoice,
        Bilingual(
          zh: "所有检查都会执行，互不阻断；提示显示的是表中排在最前的错误。提示停留期间没有任何回调。",
          en: """
            All checks run and none stops another; the toast is the first error in \
            the table's order. While it shows, nothing is called back.
            """)
      )
    case .toastOnPage:
      (
        .ourChoice,
        Bilingual(
          zh: "service 3 和 4 没有收银台：提示显示在小程序页面上，回调为 fail。",
          en: """
            Services 3 and 4 have no sheet: the toast stands on the mini-program's \
            page and the callback is fail.
            """)
      )
    case .toastClosed:
      (
        .ourChoice,
        Bilingual(
          zh: "提示与收银台一样有两种关闭方式：点 × 回调 success(4)，返回手势则没有回调。",
          en: """
            A toast is closed the same two ways as the sheet: by × success(4), by the \
            back gesture nothing.
            """)
      )
    case .successIsNoProof:
      (
        .documented,
        Bilingual(
          zh: "只要收银台拉起过就会回调 success，它不代表已支付；只有 code 0 表示支付成功，且最终以商户后端为准。",
          en: """
            success fires whenever the cashier was raised: it is no proof of payment. \
            Only code 0 means paid, and the backend still decides.
            """)
      )
    case .completeFollows:
      (
        .documented,
        Bilingual(
          zh: "success 或 fail 之后都会回调 complete，参数相同。",
          en: "complete follows success or fail, with the same object.")
      )
    case .countdownEnds:
      (
        .documented,
        Bilingual(
          zh: "订单有效期已过：success(1) 支付超时。",
          en: "The order's validity is over: success(1), 支付超时.")
      )
    case .countdownWaits:
      (
        .ourChoice,
        Bilingual(
          zh: "有效期在用户停留于渠道 App 时结束：收银台等用户返回并先查询，确认未支付才回调 1，不会在用户不知情时回调超时。",
          en: """
            The countdown ended while the payer is in the channel's app: the sheet \
            waits for the return and asks first; code 1 only if the answer says \
            unpaid.
            """)
      )
    case .closedByCross:
      (
        .ourChoice,
        Bilingual(
          zh: "点 × 关闭收银台：success(4)，收银台消失。",
          en: "Closing the sheet by its ×: success(4), and the sheet is gone.")
      )
    case .backGesture:
      (
        .observed,
        Bilingual(
          zh: "返回手势关闭收银台，没有任何回调。",
          en: "The back gesture closes the cashier with no callback at all.")
      )
    case .dropsSheet:
      (
        .ourChoice,
        Bilingual(
          zh: "小程序冷启动后，之前的收银台和它的回调都不复存在。",
          en: """
            When the mini-program starts anew, the sheet and its callbacks of before \
            are gone.
            """)
      )
    case .asksOrderStatus:
      (
        .documented,
        Bilingual(
          zh: "service 1 从微信返回后，收银台用 {out_order_no} 调用 getOrderStatus；支付宝不需要它。",
          en: """
            With service 1, after WeChat, the cashier calls getOrderStatus with \
            {out_order_no}; Alipay does not need it.
            """)
      )
    case .asksOncePerReturn:
      (
        .ourChoice,
        Bilingual(
          zh: "每次从微信返回只调用一次 getOrderStatus。",
          en: "getOrderStatus is called once per return from WeChat.")
      )
    case .settledCode:
      (
        .documented,
        Bilingual(
          zh: "getOrderStatus 只能 resolve { code: 0 | 1 | 2 | 3 | 9 } 之一，收银台原样交给 success。",
          en: """
            getOrderStatus may resolve only code 0, 1, 2, 3 or 9; the cashier hands \
            it on to success.
            """)
      )
    case .rejectedIsUnknown:
      (
        .ourChoice,
        Bilingual(
          zh: "Promise 被 reject：success(9)，由商户自行查询。",
          en: "A rejected promise: success(9), the merchant must find out.")
      )
    case .absentIsUnknown:
      (
        .ourChoice,
        Bilingual(
          zh: "没有提供 getOrderStatus：success(9)，由商户自行查询。",
          en: "No getOrderStatus: success(9), the merchant must find out.")
      )
    case .badCodeIsUnknown:
      (
        .ourChoice,
        Bilingual(
          zh: """
            表外的 code 或类型不对：success(9)。文档里的占位写法 { code: 0 | 1 | 2 | 3 | 9 } 是按位或，结果是 11\
            。
            """,
          en: """
            A code out of the table or of the wrong type: success(9). The documents' \
            placeholder { code: 0 | 1 | 2 | 3 | 9 } is a bitwise or, and gives 11.
            """)
      )
    case .undefinedKeepsSheet:
      (
        .observed,
        Bilingual(
          zh: "getOrderStatus resolve 了 undefined：没有任何回调，收银台一直开着。",
          en: """
            getOrderStatus resolved undefined: no callback at all, the cashier stays \
            open.
            """)
      )
    case .numberIsUndefined:
      (
        .ourChoice,
        Bilingual(
          zh: "直接 resolve 的数字没有 .code 属性，与 undefined 同样处理。",
          en: "A bare number has no .code: treated as undefined.")
      )
    case .neverSettles:
      (
        .ourChoice,
        Bilingual(
          zh: "Promise 一直没有结果：收银台停在“查询支付结果…”，直到用户关闭。",
          en: """
            The promise never settles: the cashier stays at 查询支付结果… until the payer \
            closes it.
            """)
      )
    case .opensWeChat:
      (
        .documented,
        Bilingual(
          zh: "收银台打开 wx_url（mweb_url），由微信完成支付；链接 5 分钟内有效。",
          en: """
            The cashier opens wx_url (the mweb_url) and WeChat takes over; the URL is \
            good for 5 minutes.
            """)
      )
    case .opensAlipay:
      (
        .documented,
        Bilingual(
          zh: "收银台把 alipay_url（签名后的订单串）交给支付宝。",
          en: "The cashier hands alipay_url, the signed order string, to Alipay.")
      )
    case .channelClosed:
      (
        .documented,
        Bilingual(
          zh: "商户已在渠道关闭订单，或订单已过 time_expire、timeout_express：不能再付款。",
          en: """
            The merchant has closed the order at the channel, or its time_expire or \
            timeout_express is over: nobody can pay it.
            """)
      )
    case .wechatURLExpired:
      (
        .ourChoice,
        Bilingual(
          zh: "mweb_url 只在 5 分钟内有效；从订单的 timestamp 起算，因为链接本身不带时间。",
          en: """
            A mweb_url is good for 5 minutes; they count from the order's timestamp, \
            as the URL itself carries no time.
            """)
      )
    case .wechatBadURL:
      (
        .documented,
        Bilingual(
          zh: "微信提示“商家参数格式有误”：wx_url 不是统一下单返回的 mweb_url。",
          en: "WeChat says 商家参数格式有误: wx_url is not the mweb_url of the unified order.")
      )
    case .alipayBadString:
      (
        .documented,
        Bilingual(
          zh: "支付宝报 ALIN10146：订单串有误。",
          en: "Alipay says ALIN10146: the order string is wrong.")
      )
    case .paidOnce:
      (
        .ourChoice,
        Bilingual(
          zh: "同一订单在同一渠道只扣一次款：再次打开时微信提示已支付，支付宝返回 5000（重复请求）。",
          en: """
            A channel takes the money for an order once: opened again, WeChat says it \
            is paid, Alipay returns 5000.
            """)
      )
    case .payerDecides:
      (
        .ourChoice,
        Bilingual(
          zh: "用户在渠道 App 中的操作；输错密码可以重试，微信余额不足停在原页，支付宝余额不足时返回 4000。",
          en: """
            What the payer does in the app. A wrong password may be tried again; \
            without balance WeChat stays, Alipay returns 4000.
            """)
      )
    case .wechatReturns:
      (
        .documented,
        Bilingual(
          zh: "从微信返回不带支付结果：字节跳动没有商户的密钥，无从得知。",
          en: """
            Coming back from WeChat tells nothing: ByteDance has no key of the \
            merchant's and cannot know.
            """)
      )
    case .directWeChatUnknown:
      (
        .observed,
        Bilingual(
          zh: "service 3 从微信返回一律是 success(9)。",
          en: "Service 3: coming back from WeChat always gives code 9.")
      )
    case .alipayResult:
      (
        .documented,
        Bilingual(
          zh: "支付宝返回 resultStatus：9000 成功→0，4000 失败→2，6001 取消→4，8000、6004、5000、6002→9。",
          en: """
            Alipay returns a resultStatus: 9000→0, 4000→2, 6001→4, and 8000, 6004, \
            5000, 6002→9.
            """)
      )
    case .alipayCancelKeepsSheet:
      (
        .observed,
        Bilingual(
          zh: "service 1 下在支付宝取消：success(4)，收银台仍然开着，可以再次支付，所以 success 可能不止一次。",
          en: """
            Service 1, cancelled in Alipay: success(4) and the cashier stays open; \
            the payer may pay again, so success can fire more than once.
            """)
      )
    case .alipayLeaveCancels:
      (
        .ourChoice,
        Bilingual(
          zh: "没有支付就离开支付宝，等同用户中途取消（6001）。",
          en: "Leaving Alipay without paying counts as cancelled by the user (6001).")
      )
    case .killedNoReturn:
      (
        .observed,
        Bilingual(
          zh: "支付后 App 被杀掉：没有返回，也没有回调，只有后端知道。",
          en: "The app was killed: no return, no callback; only the backend can know.")
      )
    case .returnDelay:
      (
        .ourChoice,
        Bilingual(
          zh: "默认支付成功 800 ms 后自动返回小程序。",
          en: "By default the payer is back in the mini-program 800 ms after paying.")
      )
    case .notifyDelay:
      (
        .ourChoice,
        Bilingual(
          zh: "默认支付成功 300 ms 后渠道通知商户。",
          en: "By default the notify leaves 300 ms after paying.")
      )
    case .notifyRetries:
      (
        .documented,
        Bilingual(
          zh: "通知没有得到正确应答（5 秒内）就按渠道自己的时间表重发。",
          en: """
            A notify without the right answer within 5 s is sent again on the \
            channel's own schedule.
            """)
      )
    case .notifyAnswered:
      (
        .documented,
        Bilingual(
          zh: "商户必须正确应答：微信要求返回 SUCCESS 的 XML，支付宝要求响应正文为 success。",
          en: """
            The merchant must answer: WeChat wants the SUCCESS XML, Alipay the body \
            success.
            """)
      )
    case .returnsEarly:
      (
        .documented,
        Bilingual(
          zh: "微信 H5：打开微信约 5 秒后页面可能先返回，此时用户还在付款，不能下结论。",
          en: """
            WeChat H5: about 5 s after WeChat opens the page may be back in front although the \
            payer is still paying: nothing is decided yet.
            """)
      )
    case .channelAnswers:
      (
        .documented,
        Bilingual(
          zh: "渠道的查单接口是商户后端可以主动核实的依据；USERPAYING、未知或繁忙都不是结论。",
          en: """
            A channel's query tells a backend that asks; USERPAYING, unknown and busy decide \
            nothing.
            """)
      )
    case .notifySigned:
      (
        .documented,
        Bilingual(
          zh: "签名不对的通知不是渠道发的：不改变订单，也不应答成功。",
          en: """
            A notify whose sign is wrong is not the channel's: it changes nothing and is not \
            answered success.
            """)
      )
    case .notifyMonotone:
      (
        .documented,
        Bilingual(
          zh: "订单状态只能向前：付款之前的旧通知到得再晚，也不能把已支付改回去。",
          en: """
            An order only goes forward: an older notify that comes later takes nothing back.
            """)
      )
    case .asksChannel:
      (
        .documented,
        Bilingual(
          zh: "没有通知不等于没有付款：商户后端应主动向渠道查单。",
          en: """
            No notify is no proof that nothing was paid: a backend should ask the channel itself.
            """)
      )
    case .closesOrder:
      (
        .documented,
        Bilingual(
          zh: "关单前后都可能恰好付款：关单后再确认一次，已付的要退款。",
          en: """
            A payer may pay at the very moment of closing: ask once more, and refund what came \
            too late.
            """)
      )
    case .staleRead:
      (
        .observed,
        Bilingual(
          zh: "状态读自缓存或从库，落后于实际。",
          en: """
            The status is read from a cache or a replica, and is behind.
            """)
      )
    case .conduct:
      (
        .ourChoice,
        Bilingual(
          zh: "按场景的设定，商户后端在这里这样做。",
          en: """
            The scenario wants the backend to do so here.
            """)
      )
    case .trustsSuccess:
      (
        .observed,
        Bilingual(
          zh: "有的前端把 success 当成已付款，不再问后端；success 并不代表已付款。",
          en: """
            Some front ends take success for the payment and ask nobody; it proves none.
            """)
      )
    case .editsOrder:
      (
        .observed,
        Bilingual(
          zh: "有的前端会改动 orderInfo；除 risk_info 外，改任何一项都会使签名失效。",
          en: """
            Some front ends change orderInfo; any field but risk_info breaks the sign.
            """)
      )
    case .standInURLs:
      (
        .ourChoice,
        Bilingual(
          zh: "内置商户的 wx_url 和 alipay_url 由这里模拟的渠道生成，用内置的测试密钥签名。",
          en: """
            The embedded merchant's wx_url and alipay_url are made as the channels make \
            them, and signed with the built-in test key.
            """)
      )
    case .learnsByNotify:
      (
        .ourChoice,
        Bilingual(
          zh: "内置商户只通过渠道的通知得知已支付，不主动查询渠道；在此之前、有效期之内，回答都是 9。",
          en: """
            The embedded merchant learns of a payment by the channel's notify only; until \
            then, while the order is valid, it answers 9.
            """)
      )
    case .statusTable:
      (
        .ourChoice,
        Bilingual(
          zh: "查询结果按 trade_state 换算：已支付→0；未支付在有效期内→9，过期→1，绝不是 2；已关闭、已退款→3。",
          en: """
            Status by trade_state: paid→0; unpaid→9 while valid and 1 after it, never \
            2; closed or refunded→3.
            """)
      )
    case .notifyIdempotent:
      (
        .documented,
        Bilingual(
          zh: "重复的通知照样应答成功，但只生效一次；已支付不会变回未支付。",
          en: """
            A repeated notify is answered well and changes nothing; paid never goes \
            back to unpaid.
            """)
      )
    case .notifyAmount:
      (
        .documented,
        Bilingual(
          zh: "通知里的金额与订单不符：拒绝，不改状态。",
          en: "A notify with another amount than the order's is refused; nothing changes.")
      )
    case .notifyUnknownOrder:
      (
        .ourChoice,
        Bilingual(
          zh: "通知中的订单号不存在：先留存并受理，订单出现后即生效。",
          en: """
            A notify for an order nobody knows is kept and accepted; it counts as soon \
            as the order appears.
            """)
      )
    case .surplusGoesBack:
      (
        .ourChoice,
        Bilingual(
          zh: "多付的钱（重复付款，或关单后付款）照样入账并受理通知，标记为待退款，订单状态不变。",
          en: """
            Money that nobody owed (a second payment, or one after closing) is recorded, \
            accepted and marked for refund; the order keeps its state.
            """)
      )
    case .pollAfterSuccess:
      (
        .documented,
        Bilingual(
          zh: "success 之后向商户后端轮询，以后端结果为准。",
          en: "After success the front end polls its backend: the backend decides.")
      )
    case .pollsOnOtherCodes:
      (
        .documented,
        Bilingual(
          zh: "这个前端只在指定的 code（源文档的示例只有 0）之后轮询；收到别的 code 就不再查询，也就一直不知道结果。",
          en: """
            This front end polls after the codes it was told to only (the source document's \
            sample: 0); after another one it never learns.
            """)
      )
    case .pollsUsedUp:
      (
        .documented,
        Bilingual(
          zh: "轮询次数用完仍不知道结果：页面应说“稍后在订单中查看”，不要引导用户再次支付。",
          en: """
            The polls are used up and nothing is known: the page should say “look at \
            the order later”, and not offer to pay again.
            """)
      )
    case .pollWaits:
      (
        .ourChoice,
        Bilingual(
          zh: "上一次查询还没有回来，这一拍跳过且不计数。",
          en: "The query before is still out: this tick is skipped and counts nothing.")
      )
    case .retryAfterFloor:
      (
        .documented,
        Bilingual(
          zh: "后端回答 429 或 503 并带 Retry-After（RFC 9110）：在那之前不再查询，跳过的拍不计数。",
          en: """
            The backend answered 429 or 503 with Retry-After (RFC 9110): no query before \
            that, and the ticks that are skipped count nothing.
            """)
      )
    case .oneShot:
      (
        .documented,
        Bilingual(
          zh: "文档示例用的是 setTimeout：只查询一次，之后再没有结果。",
          en: "The document's sample uses setTimeout: it asks once and never again.")
      )
    case .lateReplyIgnored:
      (
        .ourChoice,
        Bilingual(
          zh: "按编号认出这是没人再等的应答：它已超时、已有更新的答案，或轮询已经结束。忽略。",
          en: """
            By its number this is a reply that nobody waits for any more: timed out, \
            overtaken, or after the poll was over. It is ignored.
            """)
      )
    case .newCallbackCancelsPoll:
      (
        .ourChoice,
        Bilingual(
          zh: "success 再次回调：取消正在进行的轮询，以最后一次结论为准。",
          en: """
            success came again: it cancels the running poll, and the last conclusion \
            stands.
            """)
      )
    case .asksOpenOrder:
      (
        .ourChoice,
        Bilingual(
          zh: "小程序重新打开时先查询未完成的订单，再决定是否允许支付。",
          en: """
            Opened again, the mini-program asks about its open order before it offers \
            to pay.
            """)
      )
    case .requestTimeout:
      (
        .ourChoice,
        Bilingual(
          zh: "请求在时限内（不另设时为 2 秒）没有应答就算失败；轮询中也算一次。",
          en: """
            A request without an answer within its time limit (2 s unless set) has failed; \
            in a poll it counts as a try.
            """)
      )
    }
  }
}
