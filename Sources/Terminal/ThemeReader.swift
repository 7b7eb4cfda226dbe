import Documents

extension Theme {
  /// Reads a theme file: a mapping of role names to styles, laid over `base`.
  ///
  /// What is wrong in it is told in `warnings`, by line; the rest applies.
  ///
  /// - Throws: `YAMLError` when it is no YAML mapping at all.
  public static func read(_ bytes: [UInt8], name: String, over base: Theme = .base)
    throws(YAMLError) -> (theme: Theme, warnings: [YAMLError])
  {
    let entries = try YAMLDocument(bytes: bytes).root.mapping()
    var theme = base
    theme.name = name
    var warnings = entries.unknownKeys(known: Role.allCases.map(\.name))
    for entry in entries.entries {
      guard let role = Role(name: entry.key) else { continue }
      theme[role].read(entry.value, &warnings)
    }
    return (theme, warnings.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }
}

extension Style {
  private static let attributeNames: [(String, Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
    ("italic", .italic),
  ]

  /// Takes over what a value says: a colour alone is the foreground.
  fileprivate mutating func read(_ value: YAMLReader, _ warnings: inout [YAMLError]) {
    do {
      guard value.isMapping else {
        foreground = try value.color()
        foreground16 = nil
        return
      }
      let mapping = try value.mapping()
      let known = ["fg", "bg", "fg16", "bg16"] + Self.attributeNames.map(\.0)
      warnings += mapping.unknownKeys(known: known)
      if mapping["fg"] != nil { foreground16 = nil }
      if mapping["bg"] != nil { background16 = nil }
      for entry in mapping.entries {
        do {
          try read(entry.key, entry.value)
        } catch {
          warnings.append(error)
        }
      }
    } catch {
      warnings.append(error)
    }
  }

  private mutating func read(_ key: String, _ value: YAMLReader) throws(YAMLError) {
    switch key {
    case "fg": foreground = value.isDefault ? nil : try value.color()
    case "bg": background = value.isDefault ? nil : try value.color()
    case "fg16": foreground16 = try value.choice(YAMLReader.ansiColors)
    case "bg16": background16 = try value.choice(YAMLReader.ansiColors)
    default:
      guard let attribute = Self.attributeNames.first(where: { $0.0 == key })?.1 else { return }
      if try value.bool() {
        attributes.insert(attribute)
      } else {
        attributes.remove(attribute)
      }
    }
  }
}

extension YAMLReader {
  fileprivate static let ansiColors = Dictionary(
    uniqueKeysWithValues: ANSIColor.allCases.map { ($0.name, $0) })

  /// `default`: the terminal's own colour.
  fileprivate var isDefault: Bool { (try? string()) == "default" }

  fileprivate func color() throws(YAMLError) -> Color {
    let text = isNull ? "" : try string()
    guard let color = Color(text) else {
      let hint = text.isEmpty ? " (in quotes: # alone begins a comment)" : ", not \"\(text)\""
      throw error("a colour must be written \"#rrggbb\"\(hint)")
    }
    return color
  }
}
