import Crypto

/// Decimal digits that look drawn and depend on the text alone.
func digits(of text: String, count: Int) -> String {
  let digest = SHA256.hash(data: Array(text.utf8))
  return digest.prefix(count).map { "\($0 % 10)" }.joined()
}

/// A nonce_str that depends on the text alone.
func nonce(of text: String) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
  return String(SHA256.hash(data: Array(text.utf8)).map { letters[Int($0 & 31)] })
}
