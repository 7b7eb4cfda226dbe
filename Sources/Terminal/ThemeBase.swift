import Documents

extension Theme {
  /// What a theme file patches: the dark theme, which `themes/dark.yaml` explains key by key.
  public static let base = Theme(
    name: "dark", about: Bilingual(zh: "柔和的近黑面板（默认）", en: "Soft near-black panels (the default)")
  ) { role in
    switch role {
    case .background: style(0xd7dce2, on: 0x0e1116)
    case .paper: style(0xd7dce2, on: 0x171c23)
    case .selection: style(0xffffff, on: 0x22354f, foreground16: .black, background16: .white)
    case .topBar: style(0xd7dce2, on: 0x1b222b, .bold)
    case .statusBar: style(0xb4bcc6, on: 0x1b222b)
    case .wechatHeader: style(0x04150b, on: 0x07c160, .bold)
    case .alipayHeader:
      style(0xffffff, on: 0x1260e8, .bold, foreground16: .brightWhite, background16: .blue)
    case .merchantHeader: style(0x1a1205, on: 0xffb454, .bold)
    case .wechatResult: style(0x04150b, on: 0x07c160, .bold)
    case .alipayResult:
      style(0xffffff, on: 0x1260e8, .bold, foreground16: .brightWhite, background16: .blue)
    case .verdictRight: style(0x04150b, on: 0x3ddc84, .bold, background16: .green)
    case .verdictWrong: style(0x1a1205, on: 0xffcf5c, .bold, background16: .yellow)
    case .button: style(0xe6eaf0, on: 0x333d4a)
    case .buttonFocused:
      style(0xffffff, on: 0xc8103c, .bold, foreground16: .brightWhite, background16: .red)
    case .buttonDisabled: style(0xa0a8b2, on: 0x262d36)
    case .toastFaded: style(0xd7dce2, on: 0x2a313b)
    case .toast: style(0x0e1116, on: 0xe6eaf0)
    case .frame: style(0x4a5564)
    case .frameFocused: style(0x5cadff, .bold)
    case .laneLine: style(0x434d5a)
    case .rule: style(0x3a4450)
    case .text: style(0xd7dce2)
    case .dim: style(0xa2acb8)
    case .bright: style(0xffffff, .bold)
    case .title: style(0xe6eaf0, .bold)
    case .accent: style(0x5fb8ff)
    case .disabled: style(0xa0a8b2)
    case .success: style(0x3ddc84)
    case .warning: style(0xffcf5c)
    case .error: style(0xff9a94, .bold)
    case .info: style(0x7cc7ff)
    case .amount: style(0xffffff, .bold)
    case .wechat: style(0x2fd97c)
    case .alipay: style(0x66b0ff)
    case .merchant: style(0xffb454)
    case .arrow: style(0xd7dce2)
    case .reply: style(0xa9c7e8)
    case .lost: style(0xff9a94)
    case .timer: style(0xcbb2ff, foreground16: .brightMagenta)
    case .finding: style(0xffb86b, .bold)
    case .laneName: style(0xe6eaf0, .bold)
    case .statusKey: style(0xffcf5c, .bold)
    case .hint: style(0xb4bcc6)
    case .countdown: style(0xc3cad3)
    case .countdownUrgent: style(0xff9a94, .bold)
    case .match: style(0xffe08a, [.bold, .underline])
    case .codeKey: style(0x8fc7ff)
    case .codeString: style(0x9fdca4)
    case .codeNumber: style(0xf2b8ff)
    case .documented: style(0x3ddc84)
    case .observed: style(0x7cc7ff)
    case .ourChoice: style(0xffcf5c, .italic)
    }
  }

  private static func style(
    _ foreground: UInt32, on background: UInt32? = nil, _ attributes: Style.Attributes = [],
    foreground16: ANSIColor? = nil, background16: ANSIColor? = nil
  ) -> Style {
    Style(
      foreground: Color(foreground), background: background.map { Color($0) },
      foreground16: foreground16, background16: background16, attributes: attributes)
  }
}
