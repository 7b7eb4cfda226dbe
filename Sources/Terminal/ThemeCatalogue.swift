import Documents

/// The themes there are: in the user's folder, beside the binary, or inside of it.
public struct ThemeCatalogue: Sendable {
  public enum Origin: Hashable, Sendable {
    case file(String)
    case embedded
  }

  public struct Entry: Hashable, Sendable {
    public let name: String
    public let origin: Origin
  }

  /// Looked through in this order; the first theme of a name is taken.
  public let folders: [String]

  public init(folders: [String]) {
    self.folders = folders
  }

  /// The places of an installed program.
  ///
  /// - Parameter environment: a variable's value, for `XDG_CONFIG_HOME` and `HOME`.
  /// - Parameter binary: the path of the program's file, links resolved.
  public init(environment: (String) -> String?, binary: String?) {
    var folders: [String] = []
    if let config = environment("XDG_CONFIG_HOME"), config.hasPrefix("/") {
      folders.append(config + "/cashier/themes")
    } else if let home = environment("HOME"), !home.isEmpty {
      folders.append(home + "/.config/cashier/themes")
    }
    if let slash = binary?.lastIndex(of: "/"), let folder = binary?[..<slash] {
      folders.append(folder + "/themes")
      folders.append(folder + "/../share/cashier/themes")
    }
    self.init(folders: folders)
  }

  /// Every theme that can be named, in alphabetical order.
  public var entries: [Entry] {
    var found: [String: Entry] = [:]
    for folder in folders {
      for file in fileNames(in: folder) where file.hasSuffix(".yaml") {
        let name = String(file.dropLast(5))
        if found[name] == nil {
          found[name] = Entry(name: name, origin: .file("\(folder)/\(file)"))
        }
      }
    }
    for name in Self.embedded.keys where found[name] == nil {
      found[name] = Entry(name: name, origin: .embedded)
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// The theme of that name, or in that file when the name has a `/` or ends in `.yaml`.
  public func load(_ name: String) throws(ThemeError) -> (theme: Theme, warnings: [YAMLError]) {
    if name.contains("/") || name.hasSuffix(".yaml") {
      guard let bytes = fileBytes(name) else { throw .unreadable(path: name) }
      let base = name.split(separator: "/").last.map(String.init) ?? name
      return try read(bytes, name: base.hasSuffix(".yaml") ? String(base.dropLast(5)) : base, name)
    }
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .unknown(name: name, known: entries.map(\.name))
    }
    switch entry.origin {
    case .file(let path):
      guard let bytes = fileBytes(path) else { throw .unreadable(path: path) }
      return try read(bytes, name: name, path)
    case .embedded:
      if name == Theme.mono.name { return (.mono, []) }
      return try read(Self.embedded[name] ?? [], name: name, name)
    }
  }

  private func read(_ bytes: [UInt8], name: String, _ path: String) throws(ThemeError)
    -> (theme: Theme, warnings: [YAMLError])
  {
    do {
      return try Theme.read(bytes, name: name)
    } catch {
      throw .malformed(path: path, error)
    }
  }

  private static let embedded: [String: [UInt8]] = [
    "dark": PackageResources.dark_yaml,
    "light": PackageResources.light_yaml,
    Theme.mono.name: [],
  ]
}
