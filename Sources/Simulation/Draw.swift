/// A number drawn by lot that anyone can draw again: the same key gives the same number.
public struct Draw: Hashable, Sendable {
  public let bits: UInt64

  /// Mixes the words of a key (the finaliser of SplitMix64, once a word).
  public init(_ words: UInt64...) {
    var state: UInt64 = 0
    for word in words {
      state = (state ^ word) &+ 0x9e37_79b9_7f4a_7c15
      state = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      state = (state ^ (state >> 27)) &* 0x94d0_49bb_1331_11eb
      state ^= state >> 31
    }
    bits = state
  }

  /// Uniform in 0 ..< 1.
  public var unit: Double { Double(bits >> 11) * 0x1p-53 }

  /// Uniform in `range`, in microseconds.
  public func span(in range: ClosedRange<TimeSpan>) -> TimeSpan {
    let width = Double(range.upperBound.microseconds - range.lowerBound.microseconds)
    return range.lowerBound + .microseconds(Int64((unit * width).rounded()))
  }
}
