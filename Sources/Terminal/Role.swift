/// What a cell means. Views name roles; a theme says what each looks like.
public enum Role: UInt8, CaseIterable, Sendable {
  // Grounds: what a region is painted with before text is put on it.
  case background, paper, selection, topBar, statusBar, wechatHeader, alipayHeader, merchantHeader
  case wechatResult, alipayResult, verdictRight, verdictWrong
  case button, buttonFocused, buttonDisabled, toastFaded, toast

  // Frames and lines.
  case frame, frameFocused, laneLine, rule

  // Text.
  case text, dim, bright, title, accent, disabled
  case success, warning, error, info, amount
  case wechat, alipay, merchant
  case arrow, reply, lost, timer, finding, laneName
  case statusKey, hint, countdown, countdownUrgent, match
  case codeKey, codeString, codeNumber
  case documented, observed, ourChoice

  /// Its name in a theme file: `frame-focused`.
  public var name: String { kebabCase(String(describing: self)) }

  public init?(name: String) {
    guard let role = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// Whether text may be put upon it in other roles.
  public var isGround: Bool { rawValue <= Role.toast.rawValue }

  /// The grounds on which text of every role can be read; on the others lies only their own.
  public static let openGrounds: [Role] = [.background, .paper, .selection, .topBar, .statusBar]

  /// Whether it is drawn with lines rather than read.
  public var isLine: Bool {
    switch self {
    case .frame, .frameFocused, .laneLine, .rule: true
    default: false
    }
  }
}
