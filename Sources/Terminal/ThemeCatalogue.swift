import Documents

/// The themes there are: in the user's folder, beside the binary, or inside of it.
public struct ThemeCatalogue: Sendable {
  private let files: FileCatalogue

  public var folders: [String] { files.folders }
  /// Every theme that can be named, in alphabetical order.
  public var entries: [FileCatalogue.Entry] { files.entries }

  public init(folders: [String]) {
    files = FileCatalogue(folders: folders, embedded: embeddedThemes)
  }

  /// The places of an installed program; see `FileCatalogue`.
  public init(environment: (String) -> String?, binary: String?) {
    files = FileCatalogue(
      "themes", environment: environment, binary: binary, embedded: embeddedThemes)
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
    let path = if case .file(let path) = entry.origin { path } else { name }
    guard let bytes = files.bytes(of: entry) else { throw .unreadable(path: path) }
    return try read(bytes, name: name, path)
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
}
