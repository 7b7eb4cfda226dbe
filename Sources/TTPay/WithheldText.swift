/// A secret text: it is used, but never printed, dumped or recorded.
public protocol WithheldText: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{}

extension WithheldText {
  public var description: String { AppSecret.placeholder }
  public var debugDescription: String { AppSecret.placeholder }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
