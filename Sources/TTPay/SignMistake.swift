import Documents

/// A mistake that merchants' servers make when they sign (spec 2); raw values are stable.
public enum SignMistake: String, CaseIterable, Codable, Sendable {
  case riskInfoSigned = "risk-info-signed"
  case emptyValuesKept = "empty-values-kept"
  case wechatKeySuffix = "wechat-key-suffix"
  case ampersandBeforeSecret = "ampersand-before-secret"
  case secretFirst = "secret-first"
  case secretMissing = "secret-missing"
  case valuesPercentEncoded = "values-percent-encoded"
  case valuesFormEncoded = "values-form-encoded"
  case signTypeDropped = "sign-type-dropped"
  case unsorted
  case asciiEncoded = "ascii-encoded"
  case gbkEncoded = "gbk-encoded"
  case amountTwoDecimals = "amount-two-decimals"
  case amountInYuan = "amount-in-yuan"
  case secretTrailingNewline = "secret-trailing-newline"
  case upperCaseHex = "upper-case-hex"
  case valuesOnlySorted = "values-only-sorted"
}

extension SignMistake {
  /// What was done.
  public var title: Bilingual { texts.title }
  /// What to do instead.
  public var remedy: Bilingual { texts.remedy }

  private var texts: (title: Bilingual, remedy: Bilingual) {
    switch self {
    case .riskInfoSigned:
      text("risk_info 参与了签名", "risk_info was signed", "签名前去掉 risk_info。", "Leave risk_info out.")
    case .emptyValuesKept:
      text(
        "空值参与了签名", "empty values were signed", "签名前去掉值为空的字段。",
        "Leave out fields with an empty value.")
    case .wechatKeySuffix:
      text(
        "按微信支付的方式拼接了 &key= 和密钥", "“&key=” and the secret were appended, WeChat's way",
        "把密钥直接接在末尾，不加 &key=。", "Append the secret directly, without “&key=”.")
    case .ampersandBeforeSecret:
      text(
        "密钥前多了一个 &", "“&” was put before the secret", "把密钥直接接在末尾，不加 &。",
        "Append the secret directly, without “&”.")
    case .secretFirst:
      text(
        "密钥放在了最前面", "the secret was put first", "把密钥接在末尾。", "Append the secret at the end.")
    case .secretMissing:
      text(
        "没有拼接密钥", "the secret was not appended", "在末尾接上密钥再计算 MD5。",
        "Append the secret before taking the MD5.")
    case .valuesPercentEncoded:
      text(
        "值经过了 URL 编码（空格为 %20）", "values were percent-encoded", "用原始值签名，不做 URL 编码。",
        "Sign the raw values, not url-encoded ones.")
    case .valuesFormEncoded:
      text(
        "值经过了表单编码（空格为 +）", "values were form-encoded (a space is “+”)", "用原始值签名，不做 URL 编码。",
        "Sign the raw values, not url-encoded ones.")
    case .signTypeDropped:
      text(
        "sign_type 没有参与签名（支付宝通知验签的做法）", "sign_type was left out, as for Alipay's notify",
        "保留 sign_type，它要参与签名。", "Keep sign_type: it is signed.")
    case .unsorted:
      text(
        "字段没有排序", "the fields were not sorted", "按字段名的 ASCII 码从小到大排序。",
        "Sort the fields by name, in ASCII order.")
    case .asciiEncoded:
      text(
        "按 ASCII 取字节，中文变成了 ?", "the text was encoded as ASCII: Chinese became “?”",
        "用 UTF-8 取字节，例如 getBytes(\"UTF-8\")。", "Take the bytes as UTF-8, getBytes(\"UTF-8\") say.")
    case .gbkEncoded:
      text(
        "按 GBK 取字节", "the text was encoded as GBK", "用 UTF-8 取字节。", "Take the bytes as UTF-8.")
    case .amountTwoDecimals:
      text(
        "签名时金额带了两位小数", "the amount was signed with two decimals", "total_amount 用整数，单位为分。",
        "Sign total_amount as the integer it is, in 分.")
    case .amountInYuan:
      text(
        "签名时金额以元为单位", "the amount was signed in 元", "total_amount 用整数，单位为分。",
        "Sign total_amount as the integer it is, in 分.")
    case .secretTrailingNewline:
      text(
        "密钥末尾带了换行符", "a line break follows the secret", "读取密钥后去掉首尾空白。",
        "Trim the secret after reading it.")
    case .upperCaseHex:
      text("签名用了大写十六进制", "the sign is in upper-case hex", "转成小写。", "Write it in lower case.")
    case .valuesOnlySorted:
      text(
        "只对值排序拼接（担保交易的签名规则）", "only the values were sorted and joined, the later product's rule",
        "本产品拼接 key=value 并按键排序。", "Join key=value, sorted by key, for this product.")
    }
  }

  private func text(_ zh: String, _ en: String, _ remedyZh: String, _ remedyEn: String) -> (
    title: Bilingual, remedy: Bilingual
  ) {
    (Bilingual(zh: zh, en: en), Bilingual(zh: remedyZh, en: remedyEn))
  }
}
