import Terminal

/// Where on the screen the choices of the phone lie, and its button, which does what is chosen.
func phoneTargets(_ model: Model) -> [(rect: Rect, choice: Int)] {
  let layout = Layout(model.size)
  guard layout.shape != .tooSmall, model.overlay == nil,
    layout.shape == .wide || model.pane == .phone
  else { return [] }
  var canvas = Canvas(size: model.size, glyphs: model.preferences.glyphs)
  return PhoneView(model: model).draw(in: layout.phone, &canvas)
}
