/// What is shown in place of a scalar where only ASCII can be: something alike, else `?`.
func asciiStandIn(_ scalar: UInt32) -> UInt32 {
  if scalar < 0x7F { return scalar }
  let standIn: Unicode.Scalar =
    switch Unicode.Scalar(scalar) {
    case "¥", "￥": "Y"
    case "·", "…", "。": "."
    case "→", "▶", "›", "»": ">"
    case "←", "◀", "‹", "«": "<"
    case "–", "—", "−", "─": "-"
    case "×", "✗": "x"
    case "“", "”": "\""
    case "‘", "’": "'"
    case "，", "、": ","
    case "：": ":"
    default: "?"
    }
  return standIn.value
}
