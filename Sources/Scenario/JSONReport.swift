import Documents

/// Results as JSON, version 1; identifiers are stable English, texts are in the chosen language.
public struct JSONReport {
  public let text: String

  public init(_ played: [Played], _ language: Language) {
    func count(_ status: Played.Status) -> Value { number(played.count { $0.status == status }) }
    let value = Value.object(
      Object([
        "version": number(1),
        "passed": count(.passed),
        "failed": count(.failed),
        "skipped": count(.skipped),
        "errors": count(.error),
        "scenarios": .array(played.map { Self.json($0, language) }),
      ]))
    text = value.json(indented: true) + "\n"
  }

  private static func json(_ played: Played, _ language: Language) -> Value {
    var object = Object([
      "name": .string(played.name), "place": .string(played.place),
      "status": .string(played.status.rawValue),
    ])
    func add(_ name: String, _ value: Value) {
      object.members.append(Member(name: name, value: value))
    }
    switch played.result {
    case .skipped(_, let reason): add("reason", .string(reason[language]))
    case .unreadable(let error): add("reason", .string(error.text[language]))
    case .swept(let sweep, _, let seeds):
      add("seeds", .string("\(seeds.lowerBound)..\(seeds.upperBound)"))
      add("played", number(sweep.played))
      add("failed", number(sweep.failed))
    case .played: break
    }
    if let outcome = played.outcome { object.members += facts(outcome, language).members }
    return .object(object)
  }

  private static func facts(_ outcome: Outcome, _ language: Language) -> Object {
    Object([
      "seed": .string("\(outcome.seed)"),
      "success": .array(outcome.successCodes.map(number)),
      "conclusion": outcome.conclusion.map { .string($0.name) } ?? .null,
      "verdict": outcome.verdict.map { .string($0.rawValue) } ?? .null,
      "polls": number(outcome.polls),
      "statusQueries": number(outcome.statusQueries),
      "page": .string(outcome.page),
      "concludedMicroseconds": outcome.concluded.map {
        .number(Number($0.microseconds))
      } ?? .null,
      "order": outcome.order.map { .string($0.rawValue) } ?? .null,
      "taken": number(outcome.taken),
      "findings": .array(outcome.findings.map(Value.string)),
      "entries": number(outcome.entries),
      "complaints": .array(outcome.complaints(language).map(Value.string)),
      "checks": .array(
        outcome.checks.map { check in
          .object(
            Object([
              "name": .string(check.name), "expected": .string(check.expected),
              "got": .string(check.got), "holds": .bool(check.holds),
            ]))
        }),
    ])
  }
}

private func number(_ number: Int) -> Value { .number(Number(Int64(number))) }
