import Documents
import TTPay

/// `cashier check --json`, version 1: stable English identifiers, texts in the chosen language.
extension CheckResult {
  func json(_ language: Language) -> Value {
    switch outcome {
    case .read(_, let verdict, let findings):
      let code = findings.first { $0.level == .error }?.code
      return .object(
        Object([
          "version": .number(Number(1)),
          "file": .string(file.name),
          "opens": .bool(code == nil),
          "code": code.map(Value.string) ?? .null,
          "findings": .array(findings.map { Self.json($0, language) }),
          "sign": Self.json(verdict),
        ]))
    case .unreadable(let error):
      return .object(
        Object([
          "version": .number(Number(1)),
          "file": .string(file.name),
          "opens": .null,
          "code": .null,
          "findings": .array([]),
          "sign": Self.json(.notVerified),
          "error": .object(
            Object([
              "message": .string(error.message),
              "line": Self.json(error.position?.line),
              "column": Self.json(error.position?.column),
            ])),
        ]))
    }
  }

  static func json(_ finding: Finding, _ language: Language) -> Value {
    .object(
      Object([
        "code": .string(finding.code),
        "level": .string(finding.level.rawValue),
        "field": finding.field.map(Value.string) ?? .null,
        "message": .string(finding.message[language]),
        "cause": .string(finding.cause[language]),
        "remedy": .string(finding.remedy[language]),
      ]))
  }

  private static func json(_ verdict: SignVerdict) -> Value {
    let (verified, mistakes): (Value, [SignMistake]) =
      switch verdict {
      case .notVerified: (.null, [])
      case .verified: (.bool(true), [])
      case .wrong(let mistakes): (.bool(false), mistakes)
      }
    return .object(
      Object(["verified": verified, "mistakes": .array(mistakes.map { .string($0.rawValue) })]))
  }

  private static func json(_ number: Int?) -> Value {
    number.map { .number(Number(Int64($0))) } ?? .null
  }
}
