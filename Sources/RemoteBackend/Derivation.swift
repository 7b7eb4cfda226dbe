import Channels
import Documents
import Payment
import TTPay

/// What a reply of the backend means, and by which steps that comes about.
public struct Derivation: Equatable, Sendable {
  public enum Answer: Equatable, Sendable {
    case order(PayOptions)
    case status(PayResult)
    case notify(accepted: Bool)
    case failure(WireFailure)
  }

  public let answer: Answer
  public let steps: [DerivationStep]

  /// What is wrong with the reply, why it may be and what to do, where it is no usable answer.
  public var finding: Finding? {
    switch answer {
    case .failure(let failure): .backendFailed(failure, steps)
    case .notify(accepted: false): .notifyNotTaken(steps)
    case .order, .status, .notify: nil
    }
  }

  // MARK: Of each request

  /// What the backend says to the creation of an order.
  public static func creation(of reply: HTTPReply, by profile: BackendProfile) -> Derivation {
    derive { steps throws(WireFailure) in
      let document = try json(reply, &steps)
      let pointer = profile.create.orderInfo
      let found = try pointer.map { pointer throws(WireFailure) in
        try find(pointer, in: document, &steps)
      }
      let options = try order(in: found ?? document, &steps)
      steps.append(.order(outOrderNo: options.order.outOrderNo))
      return .order(options)
    }
  }

  /// What the backend says to a query.
  ///
  /// - Parameter isExpired: the order's validity is over.
  public static func status(
    of reply: HTTPReply, by profile: BackendProfile, isExpired: Bool
  ) -> Derivation {
    derive { steps throws(WireFailure) in
      let value = try find(profile.query.status, in: try json(reply, &steps), &steps)
      let table = profile.query.table
      guard let word = word(value) else { throw .unknownWord }
      guard let code = table.code(of: word, isExpired: isExpired) else {
        steps.append(.notInTable(table, word: word))
        throw .unknownWord
      }
      steps.append(.table(table, word: word, isExpired: isExpired))
      steps.append(.code(code))
      return .status(code)
    }
  }

  /// What the backend says to a notify.
  public static func notify(
    of reply: HTTPReply, by acceptance: BackendProfile.Acceptance, from channel: Channel
  ) -> Derivation {
    derive { steps throws(WireFailure) in
      let body = try body(reply, &steps)
      let accepted = acceptance == .any || channel.takes(answer: body)
      steps.append(.notify(channel, acceptance, accepted: accepted))
      return .notify(accepted: accepted)
    }
  }

  private static func derive(
    _ body: (inout [DerivationStep]) throws(WireFailure) -> Answer
  ) -> Derivation {
    var steps: [DerivationStep] = []
    do throws(WireFailure) {
      let answer = try body(&steps)
      return Derivation(answer: answer, steps: steps)
    } catch {
      return Derivation(answer: .failure(error), steps: steps)
    }
  }

  // MARK: Steps

  /// The body of a reply whose status is one of success.
  private static func body(
    _ reply: HTTPReply, _ steps: inout [DerivationStep]
  ) throws(WireFailure) -> [UInt8] {
    switch reply.outcome {
    case .failure(let failure, let detail):
      steps.append(.wire(failure, detail: detail))
      throw failure
    case .response(let status, _, let body):
      steps.append(.http(status))
      switch status {
      case 200..<300: return body.bytes
      case 429, 503:
        guard let seconds = retryAfter(reply.outcome) else { throw .status(status) }
        steps.append(.retryAfter(seconds: seconds))
        throw .busy(status, retryAfter: seconds)
      case 300..<400:
        guard let location = reply.outcome.header("location") else { throw .status(status) }
        steps.append(.wire(.redirected, detail: location))
        throw .redirected
      default: throw .status(status)
      }
    }
  }

  private static func json(
    _ reply: HTTPReply, _ steps: inout [DerivationStep]
  ) throws(WireFailure) -> Value {
    let bytes = try body(reply, &steps)
    guard bytes.count <= OrderReader.maximumBytes else { throw .tooLarge }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      steps.append(.notJSON(ReadError(.notUTF8, at: Position(line: 1, column: 1)), beginning: ""))
      throw .notJSON
    }
    do {
      return try OrderReader.readJSON(text)
    } catch {
      steps.append(.notJSON(error, beginning: String(text.unicodeScalars.prefix(40))))
      throw .notJSON
    }
  }

  private static func find(
    _ pointer: JSONPointer, in document: Value, _ steps: inout [DerivationStep]
  ) throws(WireFailure) -> Value {
    switch pointer.find(in: document) {
    case .value(let value):
      steps.append(.found(pointer, value))
      return value
    case .missing(let count, let value):
      steps.append(.missing(pointer, after: count, in: value))
      throw .missing
    }
  }

  /// The order in a value: an object, or the text of one.
  private static func order(
    in value: Value, _ steps: inout [DerivationStep]
  ) throws(WireFailure) -> PayOptions {
    var value = value
    if case .object(let object) = value, let inner = object["orderInfo"] { value = inner }
    if case .string(let text) = value, let inner = try? OrderReader.readJSON(text) { value = inner }
    guard case .object(let object) = value,
      OrderInfo.requiredNames.contains(where: { object.member($0) != nil }),
      let options = try? PayOptions(
        OrderText(object: object, position: Position(line: 1, column: 1), isPayCall: false))
    else {
      steps.append(.noOrder(value))
      throw .badOrder
    }
    return options
  }

  /// What a status is looked up by; nil for an object or a list.
  private static func word(_ value: Value) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): number.javaScriptText
    case .bool(let bool): bool ? "true" : "false"
    case .null: "null"
    case .array, .object, .function: nil
    }
  }
}

extension Bilingual {
  fileprivate static let notUTF8 = Bilingual(zh: "不是 UTF-8 文本", en: "the text is not UTF-8")
}
