import Documents

extension BackendProfile {
  /// What speaks to a `cashier merchant serve`, which answers under `url`.
  ///
  /// - Throws: `NotAMerchantURL` where `url` is no http(s) URL of a host and at most a path.
  public static func cashierMerchant(url: String) throws(NotAMerchantURL) -> BackendProfile {
    guard (try? URLStart(url)) != nil,
      !url.utf8.contains(where: { $0 <= 0x20 || "?#{}$\"\\".utf8.contains($0) })
    else { throw NotAMerchantURL() }
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    do {
      return try read(bytes: Array(merchantFile(base).utf8)).profile
    } catch {
      throw NotAMerchantURL()
    }
  }

  public struct NotAMerchantURL: Error, Hashable, Sendable {
    public var message: Bilingual {
      Bilingual(
        zh: "这不是后端的地址，应形如 http://127.0.0.1:8080（可以带路径，不能带查询参数）",
        en:
          "this is no URL of a backend: write http://127.0.0.1:8080, or with a path, without a query"
      )
    }
  }

  /// The file that says the same.
  private static func merchantFile(_ base: String) -> String {
    """
    create:
      request: "POST \(base)/orders"
      json:
        subject: "{subject}"
        body: "{body}"
        total_amount: "{total_amount}"
        uid: "{uid}"
        valid_time: "{valid_time}"
        channels: "{channels}"
      orderInfo: /orderInfo
    query:
      request: "GET \(base)/orders/{out_order_no}"
      status: /code
      preset: code
    notify:
      wechat: &payment
        request: "POST \(base)/orders/{out_order_no}/payments"
        json:
          channel: "{channel}"
          transaction: "{transaction}"
          amount: "{total_amount}"
      alipay: *payment
    """
  }
}
