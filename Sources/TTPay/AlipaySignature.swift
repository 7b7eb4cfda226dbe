import Crypto
import CryptoExtras
import Foundation

/// Alipay's RSA2 signature (spec 4): drop `sign` and every empty value, sort by name, join the raw
/// `name=value` with `&`; SHA256withRSA, in base64.
public enum AlipaySignature {
  /// What else is left out beside `sign`.
  public enum Scope: Sendable {
    /// An order string or a request: `sign_type` is signed.
    case request
    /// A notify: `sign_type` is not.
    case notify
  }

  /// What is signed.
  public static func text(of parameters: AlipayParameters, _ scope: Scope = .request) -> String {
    joined(sorted(signed(parameters, scope)))
  }

  public static func sign(
    _ parameters: AlipayParameters, _ scope: Scope = .request, key: AlipayPrivateKey
  ) -> String { sign(Array(text(of: parameters, scope).utf8), key: key) }

  /// The signature of these very bytes.
  public static func sign(_ bytes: [UInt8], key: AlipayPrivateKey) -> String {
    // A key of 2048 bits has room for the digest and its padding, and nothing else can fail.
    try! key.key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
      .rawRepresentation.base64EncodedString()
  }

  /// Whether `sign` is the signature of these very bytes.
  public static func isRight(
    _ sign: String, of bytes: some Sequence<UInt8>, key: AlipayPublicKey
  ) -> Bool {
    Signature(sign)?.signs(Array(bytes), key: key) ?? false
  }

  public static func isRight(
    _ parameters: AlipayParameters, _ scope: Scope = .request, key: AlipayPublicKey
  ) -> Bool {
    signature(of: parameters).map {
      $0.signs(Array(text(of: parameters, scope).utf8), key: key)
    } ?? false
  }

  /// The known mistake whose sign is exactly this one; nil where none is, or it is right.
  public static func diagnose(
    _ parameters: AlipayParameters, key: AlipayPublicKey
  ) -> AlipaySignMistake? {
    guard !isRight(parameters, key: key) else { return nil }
    if parameters.repeated != nil { return .parameterTwice }
    let given = parameters["sign"] ?? ""
    guard let signature = Signature(given) else {
      // A + that was not encoded comes out as a blank.
      let mended = Signature(given.replacing(" ", with: "+"))
      return mended?.signs(Array(text(of: parameters).utf8), key: key) == true
        ? .signNotEncoded : .noBase64
    }
    return AlipaySignMistake.allCases.first { mistake in
      inputs(parameters, mistake).contains { signature.signs($0, key: key) }
        || mistake == .rsaNotRSA2
          && signature.signs(Array(text(of: parameters).utf8), key: key, isSHA1: true)
    }
  }

  // MARK: Texts

  private typealias Pair = AlipayParameters.Parameter

  private static func signed(_ parameters: AlipayParameters, _ scope: Scope) -> [Pair] {
    parameters.all.filter {
      $0.name != "sign" && !$0.value.isEmpty && (scope == .request || $0.name != "sign_type")
    }
  }

  private static func sorted(_ pairs: [Pair]) -> [Pair] {
    pairs.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func joined(_ pairs: [Pair], _ value: (String) -> String = { $0 }) -> String {
    pairs.map { "\($0.name)=\(value($0.value))" }.joined(separator: "&")
  }

  /// The bytes that a server signs that makes the mistake.
  private static func inputs(
    _ parameters: AlipayParameters, _ mistake: AlipaySignMistake
  ) -> [[UInt8]] {
    let all = signed(parameters, .request)
    switch mistake {
    case .unsorted: return [Array(joined(all).utf8)]
    case .valuesURLEncoded:
      return (PercentEncoding.percent + PercentEncoding.form).map {
        Array(joined(sorted(all), $0.encode).utf8)
      }
    case .signTypeLeftOut: return [Array(text(of: parameters, .notify).utf8)]
    case .gbkEncoded: return [gbk(text(of: parameters))].compactMap(\.self)
    case .rsaNotRSA2, .parameterTwice, .signNotEncoded, .noBase64: return []
    }
  }

  // MARK: Signatures

  private static func signature(of parameters: AlipayParameters) -> Signature? {
    Signature(parameters["sign"] ?? "")
  }

  private struct Signature {
    private let raw: _RSA.Signing.RSASignature

    init?(_ base64: String) {
      guard !base64.isEmpty, let bytes = Data(base64Encoded: base64) else { return nil }
      raw = _RSA.Signing.RSASignature(rawRepresentation: bytes)
    }

    func signs(_ bytes: [UInt8], key: AlipayPublicKey, isSHA1: Bool = false) -> Bool {
      isSHA1
        ? key.key.isValidSignature(
          raw, for: Insecure.SHA1.hash(data: bytes), padding: .insecurePKCS1v1_5)
        : key.key.isValidSignature(
          raw, for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
    }
  }
}

/// A mistake that gives a sign of Alipay's which does not verify; raw values are stable.
public enum AlipaySignMistake: String, CaseIterable, Sendable {
  case unsorted
  case valuesURLEncoded = "values-url-encoded"
  case signTypeLeftOut = "sign-type-left-out"
  case gbkEncoded = "gbk-encoded"
  case rsaNotRSA2 = "rsa-not-rsa2"
  /// SDKs' strings joined: a parameter stands there twice.
  case parameterTwice = "parameter-twice"
  case signNotEncoded = "sign-not-encoded"
  case noBase64 = "no-base64"
}
