extension Theme {
  /// No colours: every meaning that matters is an attribute. Used with `NO_COLOR` and on terminals
  /// without colours, whatever theme is chosen.
  public static let mono = Theme(name: "mono") { role in
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
}
