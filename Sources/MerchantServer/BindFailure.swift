import Documents
import Foundation
import NIOCore

extension ServerError {
  /// What keeps a server from listening, as a person can act on it.
  ///
  /// - Parameter option: what the port was named with.
  init(_ error: any Error, host: String, port: Int, option: String = "--port") {
    let place = "\(printable(host)):\(port)"
    if error is SocketAddressError.UnknownHost {
      message = Bilingual(
        zh: "找不到主机 \(printable(host))，请检查 --host",
        en: "no such host: \(printable(host)); check --host")
      return
    }
    switch (error as? IOError)?.errnoCode {
    case EADDRINUSE:
      message = Bilingual(
        zh: "端口已被占用：\(place)。用 \(option) 换一个端口，\(option) 0 让系统选择",
        en: "the port is in use: \(place); choose another with \(option), or any with "
          + "\(option) 0")
    case EACCES:
      message = Bilingual(
        zh: "没有权限监听 \(place)。1024 以下的端口需要特权，请用 \(option) 换一个",
        en: "not permitted to listen on \(place); ports below 1024 need privileges: "
          + "choose another with \(option)")
    case EADDRNOTAVAIL:
      message = Bilingual(
        zh: "\(place) 不是本机的地址，请检查 --host",
        en: "\(place) is no address of this machine: check --host")
    default:
      message = Bilingual(
        zh: "无法监听 \(place)：\(printable(String(describing: error)))",
        en: "cannot listen on \(place): \(printable(String(describing: error)))")
    }
  }
}
