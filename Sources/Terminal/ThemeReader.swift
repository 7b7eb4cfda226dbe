import Documents

extension Theme {
  /// Reads a theme file: a mapping of role names to styles, laid over the built-in theme that its
  /// `base` names, else over the dark one. `about` is what it says of itself.
  ///
  /// What is wrong in it is told in `warnings`, by line; the rest applies.
  ///
  /// - Throws: `YAMLError` when it is no YAML mapping at all.
  public static func read(_ bytes: [UInt8], name: String) throws(YAMLError)
    -> (theme: Theme, warnings: [YAMLError])
  {
    let entries = try YAMLDocument(bytes: bytes).root.mapping()
    var warnings = entries.unknownKeys(known: ["about", "base"] + Role.allCases.map(\.name))
    var theme = base
    do {
      let bases = Dictionary(
        uniqueKeysWithValues: ([plain.name] + embeddedThemes.keys).map { ($0, $0) })
      if let name = try entries["base"]?.choice(bases) { theme = try builtIn(name) }
    } catch {
      warnings.append(error)
    }
    theme.name = name
    do {
      theme.about = try entries["about"]?.bilingual(&warnings)
    } catch {
      theme.about = nil
      warnings.append(error)
    }
    for entry in entries.entries {
      guard let role = Role(name: entry.key) else { continue }
      theme[role].read(entry.value, &warnings)
    }
    return (theme, warnings.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }
}

extension Theme {
  private static func builtIn(_ name: String) throws(YAMLError) -> Theme {
    switch name {
    case base.name: base
    case mono.name: mono
    case plain.name: plain
    default: try read(embeddedThemes[name] ?? [], name: name).theme
    }
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
        foreground256 = nil
        foreground16 = nil
        return
      }
      let mapping = try value.mapping()
      let known = ["fg", "bg", "fg256", "bg256", "fg16", "bg16"] + Self.attributeNames.map(\.0)
      warnings += mapping.unknownKeys(known: known)
      if mapping["fg"] != nil { (foreground256, foreground16) = (nil, nil) }
      if mapping["bg"] != nil { (background256, background16) = (nil, nil) }
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
    case "fg256": foreground256 = try value.index256()
    case "bg256": background256 = try value.index256()
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

  fileprivate func bilingual(_ warnings: inout [YAMLError]) throws(YAMLError) -> Bilingual {
    if isMapping { warnings += try mapping().unknownKeys(known: ["zh", "en"]) }
    return try bilingual()
  }

  /// Below 16 lies what every user sets as they like.
  fileprivate func index256() throws(YAMLError) -> UInt8 {
    let number = try int()
    guard let index = UInt8(exactly: number), index >= 16 else {
      throw error("a colour of 256 must be from 16 to 255, not \(number)")
    }
    return index
  }

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
