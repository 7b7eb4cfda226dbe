extension String {
  /// Whether both are the same bytes. `==` also holds texts for equal that only look the same
  /// (é as one character or as two), which protocols tell apart.
  public func isSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
