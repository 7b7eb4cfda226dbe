import Crypto
import CryptoExtras
import Foundation

/// A public key of RSA2, as Alipay's console and SDKs hand it around: PEM, or its base64 alone.
public struct AlipayPublicKey: Equatable, Sendable {
  let key: _RSA.Signing.PublicKey

  /// Nil where it is no RSA key of 2048 bits or more.
  public init?(_ text: String) {
    guard let der = keyBytes(text), let key = try? _RSA.Signing.PublicKey(derRepresentation: der)
    else { return nil }
    self.key = key
  }

  init(_ key: _RSA.Signing.PublicKey) { self.key = key }

  public var pem: String { key.pemRepresentation + "\n" }

  /// What stands between the lines of the PEM, on one line.
  public var base64: String { key.derRepresentation.base64EncodedString() }

  public static func == (a: AlipayPublicKey, b: AlipayPublicKey) -> Bool {
    a.key.derRepresentation == b.key.derRepresentation
  }
}

/// A private key of RSA2: PKCS#1 or PKCS#8, in PEM or its base64 alone.
public struct AlipayPrivateKey: Sendable, WithheldText {
  let key: _RSA.Signing.PrivateKey

  /// Nil where it is no RSA key of 2048 bits or more.
  public init?(_ text: String) {
    guard let der = keyBytes(text), let key = try? _RSA.Signing.PrivateKey(derRepresentation: der)
    else { return nil }
    self.key = key
  }

  /// A new key of 2048 bits; takes some 100 ms and sometimes half a second.
  public static func generate() throws -> AlipayPrivateKey {
    AlipayPrivateKey(try _RSA.Signing.PrivateKey(keySize: .bits2048))
  }

  private init(_ key: _RSA.Signing.PrivateKey) { self.key = key }

  public var publicKey: AlipayPublicKey { AlipayPublicKey(key.publicKey) }

  /// The key itself in PEM (PKCS#8), to be kept where only its owner reads it.
  public var privatePEM: String { key.pkcs8PEMRepresentation + "\n" }
}

/// What stands between the lines of a PEM, or the whole text, as bytes.
private func keyBytes(_ text: String) -> Data? {
  let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
  return Data(base64Encoded: lines.joined().filter { !$0.isWhitespace })
}
