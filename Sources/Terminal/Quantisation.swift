extension Color {
  /// The nearest of the 240 colours that 256-colour terminals agree upon (16 to 255).
  public var index256: Int {
    let steps = [red, green, blue].map(nearestStep)
    let cube = 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = 232 + min(23, max(0, (average - 3) / 10))
    return distance(to: Color(index256: grey)) < distance(to: Color(index256: cube)) ? grey : cube
  }

  /// What a colour of the cube (16 to 231) or of the greys (232 to 255) looks like.
  public init(index256 index: Int) {
    if index >= 232 {
      let level = UInt8(clamping: 8 + 10 * (index - 232))
      self.init(red: level, green: level, blue: level)
    } else {
      let number = min(max(index - 16, 0), 215)
      self.init(
        red: cubeSteps[number / 36], green: cubeSteps[number / 6 % 6], blue: cubeSteps[number % 6])
    }
  }

  /// The nearest of the 16 named colours as they usually look; a colour keeps its hue rather than
  /// its paleness, so that pale red is red and not white.
  public var nearest16: ANSIColor {
    let wanted = isColourful ? saturated : self
    return ANSIColor.allCases.min { wanted.distance(to: $0.usual) < wanted.distance(to: $1.usual) }
      ?? .white
  }

  private var isColourful: Bool {
    max(red, green, blue) - min(red, green, blue) > 60
  }

  /// The same hue and brightness without any white in it.
  private var saturated: Color {
    let most = Int(max(red, green, blue))
    let least = Int(min(red, green, blue))
    func stretched(_ level: UInt8) -> UInt8 {
      UInt8(clamping: (Int(level) - least) * most / max(1, most - least))
    }
    return Color(red: stretched(red), green: stretched(green), blue: stretched(blue))
  }

  private func distance(to other: Color) -> Int {
    let red = Int(red) - Int(other.red)
    let green = Int(green) - Int(other.green)
    let blue = Int(blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }
}

private let cubeSteps: [UInt8] = [0, 95, 135, 175, 215, 255]

private func nearestStep(_ level: UInt8) -> Int {
  cubeSteps.indices.min {
    abs(Int(cubeSteps[$0]) - Int(level)) < abs(Int(cubeSteps[$1]) - Int(level))
  } ?? 0
}
