/// A line a file of `themes/`, as in Package.swift.
let embeddedThemes: [String: [UInt8]] = [
  "abyss": PackageResources.abyss_yaml,
  "amber": PackageResources.amber_yaml,
  "colour-blind": PackageResources.colour_blind_yaml,
  "dark": PackageResources.dark_yaml,
  "douyin": PackageResources.douyin_yaml,
  "high-contrast": PackageResources.high_contrast_yaml,
  "ink": PackageResources.ink_yaml,
  "light": PackageResources.light_yaml,
  "mono": PackageResources.mono_yaml,
]
