import ArgumentParser
import CashierPlatform
import Payment
import Simulation

/// `--notify`: when the channel's notify reaches the merchant.
struct NotifyArgument: ExpressibleByArgument {
  let settings: ChannelSettings

  init?(argument: String) {
    var settings = ChannelSettings()
    let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.dropFirst().first) {
    case ("late", let delay?):
      guard let delay = DurationArgument(argument: delay) else { return nil }
      settings.notifyDelay = .constant(delay.span)
    case ("lost", nil): settings.notifies = Listed([.lost], then: .delivered)
    case ("lost", let times?):
      guard let times = Int(times), (1...20).contains(times) else { return nil }
      settings.notifies = Listed(
        Array(repeating: .lost, count: times), then: .delivered)
    case ("never", nil): settings.notifies = Listed(then: .lost)
    case ("twice", nil): settings.notifies = Listed(then: NotifyTry(copies: 2))
    case ("on-time", nil): break
    default: return nil
    }
    self.settings = settings
  }

  static var allValueStrings: [String] {
    ["on-time", "late:15s", "lost", "lost:2", "never", "twice"]
  }
  /// Shells take a colon for one of their own.
  static var defaultCompletionKind: CompletionKind {
    .list(allValueStrings.filter { !$0.contains(":") })
  }
}
