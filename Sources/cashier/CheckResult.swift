import Documents
import TTPay

/// What `cashier check` found out about one file.
struct CheckResult {
  let file: OrderFile
  let outcome: Outcome

  enum Outcome {
    case read(PayOptions, SignVerdict, [Finding])
    case unreadable(OrderFileError)
  }

  /// Whether the sheet opens without a toast; nil where there was no order to read.
  var opens: Bool? {
    guard case .read(_, _, let findings) = outcome else { return nil }
    return !findings.contains { $0.level == .error }
  }

  /// Checks files one after another, as one session of one cashier.
  static func session(
    _ files: [OrderFile], service: Int?, now: Int64, configuration: Configuration,
    language: Language
  ) -> [CheckResult] {
    var registry = OrderRegistry()
    return files.map { file in
      do throws(OrderFileError) {
        var options = try file.read(language)
        if let service { options.service = service }
        let verdict = OrderSignature.verify(options.order, secret: configuration.appSecret)
        var findings = OrderCheck.findings(
          of: options, sign: verdict, merchant: configuration.merchant)
        if let refusal = OrderCheck.refusal(of: options) { findings.append(refusal) }
        let isSound = !findings.contains { $0.level == .error }
        findings += registry.admit(options.order.identity, now: now, remember: isSound)
        return CheckResult(
          file: file, outcome: .read(options, verdict, OrderCheck.inOrder(findings)))
      } catch {
        return CheckResult(file: file, outcome: .unreadable(error))
      }
    }
  }
}
