extension ScenarioCatalogue {
  /// A line a file of `scenarios/`, as in Package.swift.
  static let embedded: [String: [UInt8]] = [
    "wechat-notify-late": PackageResources.wechat_notify_late_yaml
  ]
}
