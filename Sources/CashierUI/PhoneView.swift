import Documents
import Payer
import Payment
import TTPay
import Terminal
import Walk

/// What the payer's phone shows: the mini-program, the sheet, WeChat or Alipay, the home screen.
struct PhoneView {
  let model: Model

  /// - Returns: where the choices and the button lie.
  @discardableResult
  func draw(in rect: Rect, _ canvas: inout Canvas) -> [(rect: Rect, choice: Int)] {
    let isFocused = model.pane == .phone && model.overlay == nil
    canvas.fill(rect, role: .paper)
    canvas.box(rect, role: isFocused ? .frameFocused : .frame, title: title)
    // A phone is narrow, however wide the screen is.
    let inside = rect.inset()
    let width = min(inside.columns, 44)
    let screen = Rect(
      column: inside.column + (inside.columns - width) / 2, row: inside.row, columns: width,
      rows: inside.rows)
    let foot = VerdictFoot(model, in: screen.size)
    let (body, below) = screen.split(bottom: foot?.rows ?? 0)
    var page = PhonePage(model: model, rect: body)
    switch model.walk.payer.screen {
    case .sheet(let sheet): page.drawSheet(sheet, &canvas)
    case .app(let channel, let app): page.drawApp(channel, app, &canvas)
    case .miniProgram(let miniProgram): page.drawMiniProgram(miniProgram, &canvas)
    case .home: page.drawHome(&canvas)
    }
    foot?.draw(in: below, &canvas)
    return page.targets
  }

  /// Services 3 and 4 have no sheet: what tt.pay shows stands on the mini-program's page.
  private var hasSheet: Bool { model.walk.settings.options.service == 1 }

  private var title: String {
    let zh = model.language == .zh
    switch model.walk.payer.screen {
    case .sheet: return hasSheet ? (zh ? "收银台" : "Cashier") : zh ? "小程序" : "Mini-program"
    case .app(let channel, _): return channel.appName[model.language]
    case .miniProgram: return zh ? "小程序" : "Mini-program"
    case .home: return zh ? "手机桌面" : "Home screen"
    }
  }
}
