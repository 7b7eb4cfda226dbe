/// Documents that are known by name: in the user's folder, beside the binary, or inside of it.
public struct FileCatalogue: Sendable {
  public enum Origin: Hashable, Sendable {
    case file(String)
    case embedded
  }

  public struct Entry: Hashable, Sendable {
    public let name: String
    public let origin: Origin
  }

  /// Looked through in this order; the first document of a name is taken.
  public let folders: [String]
  private let embedded: [String: [UInt8]]

  public init(folders: [String], embedded: [String: [UInt8]]) {
    self.folders = folders
    self.embedded = embedded
  }

  /// The places of an installed program.
  ///
  /// - Parameters:
  ///   - kind: `themes`, `scenarios`.
  ///   - environment: a variable's value, for `XDG_CONFIG_HOME` and `HOME`.
  ///   - binary: the path of the program's file, links resolved.
  public init(
    _ kind: String, environment: (String) -> String?, binary: String?, embedded: [String: [UInt8]]
  ) {
    var folders: [String] = []
    if let config = environment("XDG_CONFIG_HOME"), config.hasPrefix("/") {
      folders.append(config + "/cashier/" + kind)
    } else if let home = environment("HOME"), !home.isEmpty {
      folders.append(home + "/.config/cashier/" + kind)
    }
    if let slash = binary?.lastIndex(of: "/"), let folder = binary?[..<slash] {
      folders.append(folder + "/" + kind)
      folders.append(folder + "/../share/cashier/" + kind)
    }
    self.init(folders: folders, embedded: embedded)
  }

  /// Every document that can be named, in alphabetical order.
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
    for name in embedded.keys where found[name] == nil {
      found[name] = Entry(name: name, origin: .embedded)
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// What a document says; nil when its file cannot be read.
  public func bytes(of entry: Entry) -> [UInt8]? {
    switch entry.origin {
    case .file(let path): fileBytes(path)
    case .embedded: embedded[entry.name]
    }
  }
}
