import Foundation

/// Reads one input and holds what comes of it to what is promised.
typealias Reading = @Sendable ([UInt8]) -> Void

/// Every reader of what others write, by the name that `script/fuzz` takes.
let readings: [String: Reading] = [
  "wechat": readWeChatMessage, "alipay": readAlipayParameters, "order": readOrder,
  "channels": serveChannels, "yaml": readYAML, "reply": readReply, "trace": readTrace,
]

private let reading: Reading = {
  let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
  guard let reading = readings[name] else {
    fatalError("FUZZ_READER is none of \(readings.keys.sorted().joined(separator: ", "))")
  }
  return reading
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  reading(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// What SwiftPM calls instead of `main`, which is libFuzzer's.
@_cdecl("Fuzz_main")
public func run(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>)
  -> CInt
{
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments, fuzz)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// A broken promise is a crash, which libFuzzer keeps.
func hold(_ promise: Bool, _ name: @autoclosure () -> String) {
  guard !promise else { return }
  FileHandle.standardError.write(Data("BROKEN: \(name())\n".utf8))
  abort()
}

/// The same bytes: Swift takes é and e + U+0301 for the same text.
func isSame(_ a: [String], _ b: [String]) -> Bool {
  a.map { Array($0.utf8) } == b.map { Array($0.utf8) }
}

/// True for one input in `share`, and always for the same: for what is too slow for each.
func isChosen(_ bytes: [UInt8], oneIn share: UInt64) -> Bool {
  bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 32
    % share == 0
}
