import ArgumentParser
import CashierPlatform
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
      settings.notifyDelay = delay.span
    case ("lost", nil): settings.notifiesLost = 1
    case ("lost", let times?):
      guard let times = Int(times), (1...20).contains(times) else { return nil }
      settings.notifiesLost = times
    case ("never", nil): settings.notifiesLost = .max
    case ("twice", nil): settings.notifyCopies = 2
    case ("on-time", nil): break
    default: return nil
    }
    self.settings = settings
  }

  static var allValueStrings: [String] {
    ["on-time", "late:15s", "lost", "lost:2", "never", "twice"]
  }
}
