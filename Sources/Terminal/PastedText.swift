/// A text as it was meant, from the bytes of a paste: terminals send a line's end as a carriage
/// return; what is no UTF-8 is replaced.
func pastedText(_ bytes: some Collection<UInt8>) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var followsReturn = false
  for byte in bytes {
    if byte == 0x0D {
      result.append(0x0A)
    } else if byte != 0x0A || !followsReturn {
      result.append(byte)
    }
    followsReturn = byte == 0x0D
  }
  return String(decoding: result, as: UTF8.self)
}
