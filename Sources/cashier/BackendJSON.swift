import Documents
import Payment
import RemoteBackend
import TTPay

/// `cashier backend test --json`, version 1: stable English identifiers, texts in the chosen
/// language.
extension BackendTrial {
  func json(of profile: BackendProfile, _ language: Language) -> Value {
    .object(
      Object([
        "version": .number(Number(1)),
        "backend": .string(profile.name),
        "fit": .bool(fix == nil),
        "fix": fix.map { CheckResult.json($0, language) } ?? .null,
        "order": order.map { .string($0.identity.outOrderNo) } ?? .null,
        "steps": .array(steps.map { $0.json(language) }),
      ]))
  }
}

extension BackendTrial.Step {
  fileprivate func json(_ language: Language) -> Value {
    .object(
      Object([
        "name": .string(name.rawValue),
        "sent": call.map(Self.json) ?? .null,
        "got": reply.map(Self.json) ?? .null,
        "understood": .array((derivation?.steps ?? []).map { .string($0.text[language]) }),
        "code": code,
        "failure": failure,
        "findings": .array(findings.map { CheckResult.json($0, language) }),
      ]))
  }

  private var code: Value {
    guard case .status(let code)? = derivation?.answer else { return .null }
    return .number(Number(Int64(code.rawValue)))
  }

  private var failure: Value {
    guard case .failure(let failure)? = derivation?.answer else { return .null }
    return .string(failure.name)
  }

  private static func json(_ call: HTTPCall) -> Value {
    .object(
      Object([
        "method": .string(call.method),
        "url": .string(call.url.shown),
        "headers": json(call.headers.map { ($0.name, $0.value.shown) }),
        "body": call.body.map { .string($0.shown) } ?? .null,
      ]))
  }

  private static func json(_ reply: HTTPReply) -> Value {
    let took = Value.number(Number(reply.took.microseconds))
    switch reply.outcome {
    case .failure(let failure, let detail):
      return .object(
        Object([
          "failure": .string(failure.name), "detail": .string(detail), "microseconds": took,
        ]))
    case .response(let status, let headers, let body):
      return .object(
        Object([
          "status": .number(Number(Int64(status))),
          "headers": json(headers.map { ($0.name, $0.value) }),
          "body": .string(String(decoding: body.bytes, as: UTF8.self)),
          "microseconds": took,
        ]))
    }
  }

  /// A list of pairs: a header may come more than once.
  private static func json(_ headers: [(String, String)]) -> Value {
    .array(headers.map { .array([.string($0.0), .string($0.1)]) })
  }
}
