import Documents
import FrontendLogic
import Simulation
import TTPay
import Walk

/// `frontend:` how the merchant's mini-program is written: right, or wrong in one of the ways seen.
enum FrontendSection {
  static let shape = YAMLShape.mapping([
    .init(
      "service", .scalar(.integer(0...9)),
      "1: the cashier. 3: straight to WeChat. 4: straight to Alipay."),
    .init("preselect", Shapes.channel, "payChannel.default_pay_channel."),
    .init("poll", PollSection.shape, "When it asks its backend after success."),
    .init(
      "getOrderStatus",
      .words([String](promises.keys.sorted())).or(
        .mapping([
          .init("late", Shapes.duration, "Resolves right, but so late."),
          .init("always", .scalar(.integer(0...99)), "Resolves this code, whatever is true."),
        ])), "How the promise that it returns behaves."),
    .init(
      "success", .words(SuccessReading.allCases.map(\.rawValue)),
      "What it makes of success: asks-backend (right), zero-is-paid, any-is-paid."),
    .init("requestTimeout", Shapes.duration, "After so long a request has failed."),
    .init(
      "edits",
      .list(
        .mapping([
          .init("field", .scalar(.text(atMost: 64)), "The field of orderInfo.", isRequired: true),
          .init("value", .scalar(.text(atMost: 1_000)), "What it becomes.", isRequired: true),
          .init("call", .scalar(.integer(1...100)), "At this call of tt.pay only."),
        ]), atMost: 20), "Changes that it makes to orderInfo before tt.pay; it must not."),
  ])

  private static let promises: [String: StatusPromise] = [
    "settles": .settles, "rejects": .rejects, "never": .never, "undefined": .undefined,
    "number": .number, "code-11": .code11, "absent": .absent, "always-0": .always(0),
    "unpaid-is-failed": .unpaidIsFailed,
  ]

  static func read(
    _ value: YAMLReader, into settings: inout WalkSettings
  ) throws(YAMLError) {
    let mapping = try value.mapping()
    if let service = mapping["service"] {
      settings.options.service = try service.int()
      if settings.options.service != 1 { settings.frontend.getOrderStatus = .absent }
    }
    if let channel = mapping["preselect"] {
      settings.options.defaultChannel = try channel.channel()
    }
    if let poll = mapping["poll"] { settings.frontend.poll = try PollSection.read(poll) }
    if let promise = mapping["getOrderStatus"] {
      settings.frontend.getOrderStatus = try Self.promise(promise)
    }
    if let success = mapping["success"] {
      settings.frontend.success =
        SuccessReading(rawValue: try success.string()) ?? settings.frontend.success
    }
    if let timeout = mapping["requestTimeout"] {
      settings.frontend.requestTimeout = try timeout.positiveSpan()
    }
    guard let edits = mapping["edits"] else { return }
    for edit in try edits.sequence() {
      let mapping = try edit.mapping()
      settings.frontend.edits.append(
        OrderEdit(
          call: try mapping["call"]?.int(), field: try mapping.required("field").string(),
          value: try mapping.required("value").string()))
    }
  }

  private static func promise(_ value: YAMLReader) throws(YAMLError) -> StatusPromise {
    guard value.isMapping else { return try value.choice(promises) }
    let mapping = try value.mapping()
    guard mapping.entries.count == 1 else {
      throw value.error("\(value.name) must have one of late and always")
    }
    if let late = mapping["late"] { return .late(try late.span()) }
    return .always(Int16(try mapping.required("always").int()))
  }
}

extension FrontendSection {
  static func write(_ settings: WalkSettings) -> YAMLTree {
    let standard = FrontendSettings()
    let (options, frontend) = (settings.options, settings.frontend)
    let usual: StatusPromise = options.service == 1 ? .settles : .absent
    return .mapping([
      "service": options.service == 1 ? nil : .number(options.service),
      "preselect": options.defaultChannel.map { .scalar($0.rawValue) },
      "poll": frontend.poll == standard.poll ? nil : PollSection.write(frontend.poll),
      "getOrderStatus": frontend.getOrderStatus == usual ? nil : write(frontend.getOrderStatus),
      "success": frontend.success == standard.success ? nil : .scalar(frontend.success.rawValue),
      "requestTimeout": frontend.requestTimeout == standard.requestTimeout
        ? nil : .span(frontend.requestTimeout),
      "edits": YAMLTree.list(
        frontend.edits.map { edit in
          .mapping([
            "call": edit.call.map(YAMLTree.number), "field": .scalar(edit.field),
            "value": .scalar(edit.value),
          ])
        }
      ).orNil,
    ])
  }

  private static func write(_ promise: StatusPromise) -> YAMLTree {
    if let word = promises.first(where: { $0.value == promise })?.key { return .scalar(word) }
    return switch promise {
    case .late(let span): .mapping(["late": .span(span)])
    case .always(let code): .mapping(["always": .number(code)])
    default: .scalar("settles")
    }
  }
}
