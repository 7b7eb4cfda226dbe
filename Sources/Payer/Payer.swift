import Payment
import TTPay

/// The payer and what their phone shows.
public struct Payer: Party {
  /// What is in front of the payer.
  public enum Screen: Hashable, Sendable {
    case miniProgram(Page)
    case sheet(Sheet)
    case app(Channel, AppPage)
    /// The app was killed.
    case home
  }

  /// The mini-program's page, in front or behind.
  public private(set) var page = Page.checkout
  private var sheet: Sheet?
  private var app: (channel: Channel, page: AppPage)?
  private var isHome = false

  public init() {}

  public var screen: Screen {
    if isHome { return .home }
    if let app { return .app(app.channel, app.page) }
    if let sheet { return .sheet(sheet) }
    return .miniProgram(page)
  }

  public mutating func receive(_ message: Message, _ context: inout Context) {
    switch message {
    case .act(let act): perform(act, &context)
    case .showPage(let page): self.page = page
    case .sheet(.closed): sheet = nil
    case .sheet(let sheet): self.sheet = sheet
    case .app(_, .closed): app = nil
    case .app(let channel, let page): if !isHome { app = (channel, page) }
    default: break
    }
  }

  private mutating func perform(_ act: UserAct, _ context: inout Context) {
    switch act {
    case .buy: context.send(.buy, to: .frontend)
    case .payAgain: context.send(.payAgain, to: .frontend)
    case .wechat: context.send(.choose(.wechat), to: .cashier)
    case .alipay: context.send(.choose(.alipay), to: .cashier)
    case .close: context.send(.closeSheet, to: .cashier)
    case .back: context.send(.backGesture, to: .cashier)
    case .pay: context.send(.confirmPayment, to: .channel)
    case .cancel: context.send(.cancelPayment, to: .channel)
    case .wrongPassword: context.send(.failPayment(.wrongPassword), to: .channel)
    case .noBalance: context.send(.failPayment(.insufficientBalance), to: .channel)
    case .leave: context.send(.leaveApp, to: .channel)
    case .return: context.send(.returnToMerchant, to: .channel)
    case .payAndKill:
      context.send(.confirmPayment, to: .channel)
      kill(&context)
    case .kill: kill(&context)
    case .reopen, .newPayment:
      self = Payer()
      context.send(.relaunch, to: .cashier, because: .dropsSheet)
    }
  }

  private mutating func kill(_ context: inout Context) {
    context.send(.killApp, to: .channel, because: .killedNoReturn)
    // The mini-program goes with the app, whatever it was at.
    if page == .confirming { context.send(.killApp, to: .frontend, because: .killedNoReturn) }
    self = Payer()
    isHome = true
  }
}
