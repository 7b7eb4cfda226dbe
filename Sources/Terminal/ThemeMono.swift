import Documents

extension Theme {
  /// No colours: every meaning that matters is an attribute. Used with `NO_COLOR` and on terminals
  /// without colours, whatever theme is chosen.
  public static let mono = Theme(
    name: "mono",
    about: Bilingual(
      zh: "没有颜色，只用粗体、暗淡、下划线和反白", en: "No colours: bold, dim, underline and reverse alone")
  ) { role in
    switch role {
    case .selection, .topBar, .toast:
      Style(attributes: .reverse)
    case .wechatHeader, .alipayHeader, .merchantHeader, .buttonFocused, .wechatResult,
      .alipayResult, .verdictRight, .verdictWrong:
      Style(attributes: [.reverse, .bold])
    case .button, .toastFaded, .warning, .lost, .match, .ourChoice:
      Style(attributes: .underline)
    case .buttonDisabled, .laneLine, .rule, .dim, .disabled:
      Style(attributes: .dim)
    case .frameFocused, .bright, .title, .accent, .success, .amount, .wechat, .alipay, .merchant,
      .laneName, .statusKey, .codeKey:
      Style(attributes: .bold)
    case .error, .finding, .countdownUrgent:
      Style(attributes: [.bold, .underline])
    default:
      Style()
    }
  }

  /// Nothing at all: the terminal's own colours, no attributes.
  static let plain = Theme(name: "none") { _ in Style() }
}
