import Foundation
import TTPay
import Testing

/// A merchant's own key for Alipay, which cashier was told of, and what cashier gave in return.
struct AppKeys {
  let environment: [String: String]

  init(in folder: TemporaryFolder) throws {
    let (key, theirs, ours) = (
      folder.path + "/app.pem", folder.path + "/app-public.pem", folder.path + "/alipay.pem"
    )
    try openSSL(in: folder, "genrsa", "-traditional", "-out", key, "2048")
    try openSSL(in: folder, "rsa", "-in", key, "-pubout", "-out", theirs)
    let home = Program.environment(home: folder.path)
    #expect(try Program.run(["keys", "import", theirs], environment: home).status == 0)
    let shown = try Program.run(
      ["keys", "show", "alipay-public-key", "--pem"], environment: home)
    try shown.text.write(toFile: ours, atomically: false, encoding: .utf8)
    environment = [
      "WEIXIN_KEY": WeChatKey.builtInTestText, "ALIPAY_APP_KEY": key, "ALIPAY_PUBLIC_KEY": ours,
    ]
  }
}

func openSSL(in folder: TemporaryFolder, _ words: String...) throws {
  let log = folder.path + "/openssl"
  let status = try spawnAndWait(
    ["openssl"] + words, environment: Program.environment(home: folder.path), errors: log)
  let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
  try #require(status == 0, "\(words): \(said)")
}
