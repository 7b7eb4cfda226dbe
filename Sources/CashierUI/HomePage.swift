import Terminal

/// The home screen, where the phone is after an app was killed.
extension PhonePage {
  mutating func drawHome(_ canvas: inout Canvas) {
    skipIfRoomy()
    let rows = rect.rows >= 12 ? 2 : 1
    for start in stride(from: 0, to: rows * 3, by: 3) {
      drawIcons(Array(HomeIcon.all[start..<start + 3]), &canvas)
      skipIfRoomy()
    }
    skipIfRoomy()
    centred(
      isZh ? "App 已被杀掉" : "The app was killed", role: .bright, attributes: .bold, &canvas)
    centred(
      isZh ? "没有返回，也没有回调；只有后端可能知道结果" : "No return, no callback; only the backend may know",
      role: .dim, &canvas)
    skipIfRoomy()
    choices(&canvas)
  }

  private mutating func drawIcons(_ icons: [HomeIcon], _ canvas: inout Canvas) {
    guard room >= 2 else { return }
    let width = (rect.columns - 2) / icons.count
    for (index, icon) in icons.enumerated() {
      let left = rect.column + 1 + index * width
      badge(
        isZh ? icon.sign.zh : icon.sign.en, role: icon.role,
        at: Point(column: left + (width - 4) / 2, row: rect.row + row), &canvas)
      canvas.put(
        padded(isZh ? icon.name.zh : icon.name.en, to: width, alignment: .centre),
        at: Point(column: left, row: rect.row + row + 1), role: .text)
    }
    row += 2
  }
}

/// An app on the home screen.
private struct HomeIcon {
  let name: (zh: String, en: String)
  let sign: (zh: String, en: String)
  let role: Role

  static let all = [
    HomeIcon(name: ("抖音", "Douyin"), sign: ("抖", "D"), role: .buttonFocused),
    HomeIcon(name: ("微信", "WeChat"), sign: ("微", "W"), role: .wechatHeader),
    HomeIcon(name: ("支付宝", "Alipay"), sign: ("支", "A"), role: .alipayHeader),
    HomeIcon(name: ("电话", "Phone"), sign: ("话", "P"), role: .button),
    HomeIcon(name: ("相机", "Camera"), sign: ("拍", "C"), role: .button),
    HomeIcon(name: ("设置", "Settings"), sign: ("设", "S"), role: .button),
  ]
}
