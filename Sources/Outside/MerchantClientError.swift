import Documents

/// Why a merchant's own server cannot even be asked.
public enum MerchantClientError: Error, Hashable, Sendable {
  /// A secret that the profile needs is not in the environment.
  case variableMissing(String)
  /// A secret holds a line break or another control character.
  case variableUnfit(String)
  case caFileUnreadable(String)
  /// The file has no certificate in PEM.
  case caFileMalformed(String)

  public var message: Bilingual {
    switch self {
    case .variableMissing(let name):
      Bilingual(
        zh: "环境变量 \(printable(name)) 没有设置（或为空）：配置里用到了 ${\(printable(name))}，请先 export",
        en: "the environment has no \(printable(name)), or it is empty: the profile needs "
          + "${\(printable(name))}; export it first")
    case .variableUnfit(let name):
      Bilingual(
        zh: "\(printable(name)) 的值里有换行或其他控制字符，不能放进请求，请去掉",
        en: "the value of \(printable(name)) has a line break or another control character, which "
          + "no request may hold: remove it")
    case .caFileUnreadable(let path):
      Bilingual(
        zh: "\(printable(path))：ca_file 无法读取，请检查路径和权限",
        en: "\(printable(path)): ca_file cannot be read: check its path and permissions")
    case .caFileMalformed(let path):
      Bilingual(
        zh: "\(printable(path))：ca_file 里没有 PEM 证书（-----BEGIN CERTIFICATE-----）",
        en: "\(printable(path)): ca_file has no certificate in PEM (-----BEGIN CERTIFICATE-----)")
    }
  }
}
