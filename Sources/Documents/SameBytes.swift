#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension String {
  /// Whether both are the same bytes. `==` also holds texts for equal that only look the same
  /// (é as one character or as two), which protocols tell apart.
  public func isSameBytes(as other: String) -> Bool {
    var (mine, theirs) = (self, other)
    return mine.withUTF8 { mine in
      theirs.withUTF8 { theirs in
        guard mine.count == theirs.count, let start = mine.baseAddress,
          let other = theirs.baseAddress
        else { return mine.count == theirs.count }
        return memcmp(start, other, mine.count) == 0
      }
    }
  }
}
