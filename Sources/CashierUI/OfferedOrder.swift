import Documents
import Payment
import TTPay
import Terminal
import Walk

/// An order that was pasted or opened: what it is, and what the cashier would say of it.
public struct OfferedOrder: Equatable, Sendable {
  /// Where it comes from.
  let place: Bilingual
  /// What can be walked; nil where it is no order.
  let order: Order?
  let options: WalkSettings?
  /// Why it is no order.
  let error: Bilingual?

  /// - Parameter settings: what the walk would be like.
  init(
    _ bytes: [UInt8], place: Bilingual, settings: WalkSettings, judge: (PayOptions) -> Order
  ) {
    self.place = place
    do {
      let options = try OrderDocument.read(bytes: bytes)
      var settings = settings
      settings.remote = nil
      settings.backend.keepsBook = false
      settings.options.service =
        options.service ?? (options.hasGetOrderStatus == nil ? 1 : Service.none)
      settings.options.defaultChannel = options.defaultChannel
      if options.hasGetOrderStatus == false { settings.frontend.getOrderStatus = .absent }
      order = judge(options)
      self.options = settings
      error = nil
    } catch {
      order = nil
      options = nil
      self.error = Bilingual(zh: error.text(in: .zh), en: error.text(in: .en))
    }
  }

  func lines(_ language: Language, width: Int, _ glyphs: Glyphs) -> [OverlayLine] {
    func paragraph(_ text: String, _ role: Role) -> [OverlayLine] {
      wrapped(printable(text), to: width).map { [($0, role)] }
    }
    let isZh = language == .zh
    guard let order else {
      return paragraph(
        "\(glyphs.cross) " + (isZh ? "这不是订单：" : "This is no order: ")
          + (error?[language] ?? ""), .error) + [[]]
        + paragraph(
          isZh
            ? "可以是 JSON、JSON5、文档里的 JavaScript 对象，或整个 tt.pay({…}) 参数。"
            : "It may be JSON, JSON5, the object literal of the documents, or all of tt.pay({…}).",
          .dim)
    }
    var lines =
      paragraph("\(Amount(fen: order.amount))  \(order.info.subject)", .bright)
      + paragraph(order.identity.outOrderNo, .dim) + [[]]
    let errors = order.findings.filter { $0.level == .error }
    lines +=
      errors.isEmpty
      ? paragraph("\(glyphs.tick) " + (isZh ? "收银台会拉起" : "The sheet would rise"), .success)
      : paragraph(
        "\(glyphs.cross) " + (isZh ? "收银台不会正常拉起" : "The sheet would not rise as it should"), .error)
    for finding in order.findings {
      lines += [[]]
      lines += paragraph(
        "\(glyphs.flag) \(finding.code)  \(finding.message[language])",
        finding.level == .error ? .error : .finding)
      lines += paragraph(finding.cause[language], .dim)
    }
    return lines + [[]]
      + paragraph(
        isZh ? "↵ 用这个订单走一遍 · Esc 关闭" : "Enter walks through it, Esc closes", .dim)
  }
}

extension Model {
  /// Takes in what was pasted; in a field it is text, elsewhere an order.
  mutating func take(pasted text: String) -> [Effect] {
    switch overlay {
    case .chooser(var chooser):
      chooser.filter.insert(printable(text))
      chooser.index = 0
      overlay = .chooser(chooser)
      return preview(chooser)
    case .file(var field):
      field.insert(printable(String(text.trimmingPrefix { $0.isWhitespace })))
      overlay = .file(field)
    case nil where lanes.search.isTyping:
      var field = lanes.search.field
      field.insert(printable(text))
      return search(field)
    default:
      offer(Array(text.utf8), place: Bilingual(zh: "粘贴的内容", en: "Pasted"))
    }
    return []
  }

  mutating func offer(_ bytes: [UInt8], place: Bilingual) {
    let offered = OfferedOrder(
      bytes, place: place, settings: nextSettings ?? record.settings,
      judge: preferences.resources.judge)
    overlay = .order(offered, scroll: 0)
  }

  /// Takes a key in while a file's name is typed.
  mutating func name(_ key: Key, in field: TextField) -> [Effect] {
    var field = field
    switch key {
    case .escape: overlay = nil
    case .enter:
      guard !field.text.isEmpty else { return [] }
      switch preferences.resources.read(field.text) {
      case .success(let bytes):
        offer(bytes, place: Bilingual(zh: printable(field.text), en: printable(field.text)))
      case .failure(let error): message = error.text
      }
    default:
      if field.take(key) { overlay = .file(field) }
    }
    return []
  }

  /// Takes a key in while an order is offered.
  mutating func consider(_ key: Key, _ offered: OfferedOrder, scroll: Int) -> [Effect] {
    let last = max(0, offeredLines(offered).count - OverlayBox.inside(size).rows)
    func scrolled(by step: Int) -> Overlay {
      .order(offered, scroll: max(0, min(scroll + step, last)))
    }
    switch key {
    case .escape, .character("q"): overlay = nil
    case .up, .character("k"): overlay = scrolled(by: -1)
    case .down, .character("j"): overlay = scrolled(by: 1)
    case .pageUp: overlay = scrolled(by: -10)
    case .pageDown: overlay = scrolled(by: 10)
    case .enter:
      guard let order = offered.order, let settings = offered.options else { return [] }
      if let outsideObstacle {
        message = outsideObstacle
        return []
      }
      overlay = nil
      start(preferences.resources.walk(settings.beginning(at: record.now), order), title: nil)
      return [.clockChanged]
    default: break
    }
    return []
  }

  func offeredLines(_ offered: OfferedOrder) -> [OverlayLine] {
    offered.lines(language, width: OverlayBox.inside(size).columns, preferences.glyphs)
  }
}
