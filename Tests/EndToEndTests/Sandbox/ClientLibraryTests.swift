import Foundation
import TTPay
import Testing

/// Client libraries that others wrote do not know our WeChat and Alipay from the real ones.
@Suite struct ClientLibraries {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.enabled(if: ThirdPartyServer.isThere, "no client libraries: see script/test"))
  func payRefundAndClose() throws {
    let keys = try AppKeys(in: folder)
    let merchant = try MerchantProcess(["--ephemeral"], in: folder)
    let (output, errors) = (folder.path + "/clients", folder.path + "/clients-errors")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "clients.py").path
    let status = try spawnAndWait(
      [ThirdPartyServer.python, script, "http://127.0.0.1:\(merchant.port)"],
      environment: Program.environment(home: folder.path, keys.environment), output: output,
      errors: errors)
    let said = try String(contentsOfFile: output, encoding: .utf8)
    let trouble = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(status == 0, "\(said)\(trouble)")
    #expect(said.components(separatedBy: "refunded, and the refund queried").count == 7)
  }

  @Test func openSSLAndWeVerifyEachOther() throws {
    let (key, theirs) = (folder.path + "/key.pem", folder.path + "/public.pem")
    let (text, sign) = (folder.path + "/text", folder.path + "/sign")
    try openSSL(in: folder, "genrsa", "-out", key, "2048")
    try openSSL(in: folder, "rsa", "-in", key, "-pubout", "-out", theirs)
    func contents(_ path: String) throws -> String {
      try String(contentsOfFile: path, encoding: .utf8)
    }
    let parameters = AlipayParameters([
      ("subject", "茶 & tea"), ("app_id", "1"), ("sign_type", "RSA2"),
    ])
    try AlipaySignature.text(of: parameters)
      .write(toFile: text, atomically: false, encoding: .utf8)

    try openSSL(in: folder, "dgst", "-sha256", "-sign", key, "-out", sign, text)
    let made = try Data(contentsOf: URL(fileURLWithPath: sign)).base64EncodedString()
    let signed = parameters + AlipayParameters([("sign", made)])
    #expect(
      AlipaySignature.isRight(signed, key: try #require(AlipayPublicKey(try contents(theirs)))))

    let ours = AlipaySignature.sign(
      parameters, key: try #require(AlipayPrivateKey(try contents(key))))
    try #require(Data(base64Encoded: ours)).write(to: URL(fileURLWithPath: sign))
    try openSSL(in: folder, "dgst", "-sha256", "-verify", theirs, "-signature", sign, text)
  }
}
