import TTPay

/// What the person configured: the one place where the commands look.
struct Configuration {
  var appSecret: AppSecret?
  var merchant: MerchantIdentity?

  /// Reads the environment; `ignoringSecret` is `--no-secret`.
  init(environment: [String: String], ignoringSecret: Bool = false) {
    if !ignoringSecret, let secret = environment["CASHIER_APP_SECRET"], !secret.isEmpty {
      appSecret = AppSecret(secret)
    }
  }
}
