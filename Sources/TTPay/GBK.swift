#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `text` in GBK, `?` for what GBK does not have; nil where the system has no such table.
func gbk(_ text: String) -> [UInt8]? {
  guard let converter = iconv_open("GBK", "UTF-8"), converter != iconv_t(bitPattern: -1) else {
    return nil
  }
  defer { iconv_close(converter) }
  var result: [UInt8] = []
  for scalar in text.unicodeScalars {
    if scalar.isASCII {
      result.append(UInt8(scalar.value))
    } else {
      result.append(contentsOf: converted(scalar, converter) ?? [UInt8(ascii: "?")])
    }
  }
  return result
}

private func converted(_ scalar: Unicode.Scalar, _ converter: iconv_t) -> [UInt8]? {
  var input = String(scalar).utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: 8)
  let count: Int? = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var from = input.baseAddress
      var fromLeft = input.count
      var to = output.baseAddress
      var toLeft = output.count
      let failed = iconv(converter, &from, &fromLeft, &to, &toLeft) == -1
      return failed ? nil : output.count - toLeft
    }
  }
  return count.map { output.prefix($0).map { UInt8(bitPattern: $0) } }
}
