import Payment

/// A text with gaps for what is known only when it is sent, each written so that it stays one
/// value where it stands.
public struct Template: Hashable, Codable, Sendable {
  public enum Piece: Hashable, Codable, Sendable {
    case text(String)
    case value(Placeholder, SecretText.Escaping)
    /// A whole value of JSON.
    case json(Placeholder)
    /// The name of a secret, of the environment or of the profile's own.
    case secret(String, SecretText.Escaping)
  }

  public private(set) var pieces: [Piece] = []

  init() {}

  init(_ text: String) { pieces = [.text(text)] }

  mutating func append(_ piece: Piece) {
    if case .text(let text) = piece {
      if text.isEmpty { return }
      if case .text(let before)? = pieces.last {
        pieces[pieces.count - 1] = .text(before + text)
        return
      }
    }
    pieces.append(piece)
  }

  mutating func append(_ text: String) { append(.text(text)) }

  var secretNames: [String] {
    pieces.compactMap { if case .secret(let name, _) = $0 { name } else { nil } }
  }

  /// The text with the values in place.
  ///
  /// - Throws: `UnfitValue` where a value would break out of its place: a control character in a
  ///   header, a segment of a URL's path that is empty or of dots alone.
  func filled(
    with values: RequestValues, _ place: UnfitValue.Place
  ) throws(UnfitValue) -> SecretText {
    var filled: [SecretText.Piece] = []
    var text = ""
    var isInPath = place == .url
    for piece in pieces {
      switch piece {
      case .text(let piece):
        text += piece
        isInPath = isInPath && !piece.utf8.contains(UInt8(ascii: "?"))
      case .value(let placeholder, let escaping):
        let value = values[placeholder]
        guard place.takes(value, inPath: isInPath) else {
          throw UnfitValue(placeholder: placeholder, place: place)
        }
        text += escaping.apply(to: value)
      case .json(let placeholder): text += values.json(placeholder)
      case .secret(let name, let escaping):
        if !text.isEmpty { filled.append(.text(text)) }
        text = ""
        filled.append(.secret(name, escaping: escaping))
      }
    }
    if !text.isEmpty || filled.isEmpty { filled.append(.text(text)) }
    return SecretText(filled)
  }
}
