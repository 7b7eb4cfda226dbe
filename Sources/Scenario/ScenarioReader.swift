import Documents
import Payment
import Simulation
import Walk

extension Scenario {
  /// All that a scenario's file may say.
  public static let shape = YAMLShape.mapping([
    .init(
      "name",
      .scalar(
        .pattern(
          "a name of lower-case letters, digits and hyphens", regex: "^[a-z0-9][a-z0-9-]{0,63}$",
          matches: isName)), "What it is called, as its file is.", isRequired: true),
    .init(
      "about", .bilingual(atMost: 2_000),
      "What happens, and what would be right for the backend and the front end.",
      isRequired: true),
    .init("seed", .scalar(.integer(0...Int.max)), "Of every draw (1)."),
    .init(
      "start",
      .scalar(
        .pattern(
          "a moment such as 2019-08-25T16:11:21+08:00", regex: "^[0-9T:.+Z -]+$",
          matches: { Timestamp.microseconds($0) != nil })),
      "When it begins (2019-08-25T16:11:21+08:00)."),
    .init("limit", Shapes.duration, "It must have ended after so long (48h)."),
    .init("order", OrderSection.shape, "What is bought."),
    .init("user", UserSection.shape, "What the payer does, in order, after submitting the order."),
    .init("frontend", FrontendSection.shape, "How the merchant's mini-program is written."),
    .init("channel", ChannelSection.shape, "How WeChat and Alipay behave."),
    .init("backend", BackendSection.shape, "How the embedded merchant's server behaves."),
    .init("link", LinkSection.shape, "What lies between two parties."),
    .init("expect", ExpectSection.shape, "What is to come of it."),
    .init(
      "except", .list(.words(Invariant.allCases.map(\.rawValue)), atMost: 10),
      "Invariants that do not hold here, on purpose."),
  ])

  private static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.first != "-"
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
  }

  /// Reads a scenario's file.
  ///
  /// - Throws: `YAMLError` at the first place that is wrong.
  public init(bytes: [UInt8]) throws(YAMLError) {
    try self.init(YAMLDocument(bytes: bytes).root)
  }

  init(_ root: YAMLReader) throws(YAMLError) {
    try Self.shape.check(root)
    let mapping = try root.mapping()
    self.init(
      name: try mapping.required("name").string(),
      about: try mapping.required("about").bilingual())
    if let seed = mapping["seed"] { settings.seed = UInt64(try seed.int()) }
    if let start = mapping["start"], let instant = Timestamp.microseconds(try start.string()) {
      settings.start = Instant(microseconds: instant)
    }
    if let time = mapping["limit"] { limit.time = try time.positiveSpan() }
    if let order = mapping["order"] { try OrderSection.read(order, into: &settings.backend) }
    if let user = mapping["user"] { steps = try UserSection.read(user) }
    if let frontend = mapping["frontend"] { try FrontendSection.read(frontend, into: &settings) }
    if let channel = mapping["channel"] {
      try ChannelSection.read(channel, into: &settings.channel)
    }
    if let backend = mapping["backend"] {
      try BackendSection.read(backend, into: &settings.backend.conduct)
    }
    if let link = mapping["link"] { try LinkSection.read(link, into: &settings.links) }
    if let expect = mapping["expect"] { self.expect = try ExpectSection.read(expect) }
    if let except = mapping["except"] {
      for word in try except.sequence() {
        if let invariant = Invariant(rawValue: try word.string()) { exempt.insert(invariant) }
      }
    }
  }
}
