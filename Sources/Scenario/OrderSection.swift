import Documents
import MerchantBackend
import TTPay

/// `order:` what is bought.
enum OrderSection {
  static let shape = YAMLShape.mapping([
    .init("subject", .scalar(.text(atMost: 128)), "What the cashier shows."),
    .init("body", .scalar(.text(atMost: 128)), "The description."),
    .init("total_amount", .scalar(.integer(1...100_000_000)), "In 分."),
    .init("valid_time", .scalar(.integer(1...99_999_999)), "Valid for so many seconds."),
    .init("uid", .scalar(.text(atMost: 64)), "The payer, as the merchant names them."),
    .init(
      "channels", .list(Shapes.channel, atMost: 2), "The channels that the order has a URL for."),
  ])

  static func read(
    _ value: YAMLReader, into settings: inout BackendSettings
  ) throws(YAMLError) {
    let mapping = try value.mapping()
    if let subject = mapping["subject"] { settings.subject = try subject.string() }
    settings.body = settings.subject
    if let body = mapping["body"] { settings.body = try body.string() }
    if let amount = mapping["total_amount"] { settings.totalAmount = Int64(try amount.int()) }
    if let time = mapping["valid_time"] { settings.validTime = try time.int() }
    if let uid = mapping["uid"] { settings.uid = try uid.string() }
    guard let channels = mapping["channels"] else { return }
    settings.channels = []
    for channel in try channels.sequence() { settings.channels.append(try channel.channel()) }
  }
}

extension OrderSection {
  static func write(_ settings: BackendSettings) -> YAMLTree {
    let standard = BackendSettings()
    return .mapping([
      "subject": settings.subject == standard.subject ? nil : .scalar(settings.subject),
      "body": settings.body == settings.subject ? nil : .scalar(settings.body),
      "total_amount": settings.totalAmount == standard.totalAmount
        ? nil : .number(settings.totalAmount),
      "valid_time": settings.validTime == standard.validTime ? nil : .number(settings.validTime),
      "uid": settings.uid == standard.uid ? nil : .scalar(settings.uid),
      "channels": settings.channels == standard.channels
        ? nil : .words(settings.channels.map(\.rawValue)),
    ])
  }
}
