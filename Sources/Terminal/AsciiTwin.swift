/// What stands for a narrow sign in running text where only ASCII can be drawn; other signs, such
/// as Chinese in an order, are left to the terminal.
func asciiTwin(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "…": "~"
  case "→", "›", "▶": ">"
  case "←", "‹", "◀": "<"
  case "↵": "<"
  case "↑": "^"
  case "↓": "v"
  case "×": "x"
  case "·", "•": "."
  case "–", "—": "-"
  case "“", "”": "\""
  case "‘", "’": "'"
  case "¥": "Y"
  default: scalar
  }
}
