import Documents

/// The scenarios there are: in the user's folder, beside the binary, or inside of it.
public struct ScenarioCatalogue: Sendable {
  private let files: FileCatalogue

  /// A scenario's document, not yet read.
  public struct Document: Sendable {
    /// What it is called in messages: its path, or its name.
    public let place: String
    public let bytes: [UInt8]

    public init(place: String, bytes: [UInt8]) {
      self.place = place
      self.bytes = bytes
    }
  }

  public var folders: [String] { files.folders }
  public var entries: [FileCatalogue.Entry] { files.entries }

  public init(folders: [String]) {
    files = FileCatalogue(folders: folders, embedded: Self.embedded)
  }

  /// The places of an installed program; see `FileCatalogue`.
  public init(environment: (String) -> String?, binary: String?) {
    files = FileCatalogue(
      "scenarios", environment: environment, binary: binary, embedded: Self.embedded)
  }

  public func document(_ entry: FileCatalogue.Entry) throws(ScenarioError) -> Document {
    let place = if case .file(let path) = entry.origin { path } else { entry.name }
    guard let bytes = files.bytes(of: entry) else { throw .unreadable(path: place) }
    return Document(place: place, bytes: bytes)
  }

  /// What a word names: a scenario of the catalogue, a file, or all files of a folder.
  ///
  /// - Parameter isFolder: whether a path is a folder.
  public func documents(
    named name: String, isFolder: (String) -> Bool
  ) throws(ScenarioError) -> [Document] {
    if isFolder(name) {
      let name = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
      let names = fileNames(in: name).filter { $0.hasSuffix(".yaml") }.sorted()
      guard !names.isEmpty else { throw .emptyFolder(path: name) }
      var documents: [Document] = []
      for file in names { documents.append(try read("\(name)/\(file)")) }
      return documents
    }
    if name.contains("/") || name.hasSuffix(".yaml") { return [try read(name)] }
    let entries = entries
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .unknown(name: name, known: entries.map(\.name))
    }
    return [try document(entry)]
  }

  private func read(_ path: String) throws(ScenarioError) -> Document {
    guard let bytes = fileBytes(path) else { throw .unreadable(path: path) }
    return Document(place: path, bytes: bytes)
  }
}

/// Why there is no such scenario.
public enum ScenarioError: Error, Equatable {
  case unknown(name: String, known: [String])
  case unreadable(path: String)
  case emptyFolder(path: String)
  case malformed(place: String, YAMLError)
}

extension ScenarioError {
  public var text: Bilingual {
    switch self {
    case .unknown(let name, let known):
      let near = nearMiss(String(name.prefix(80)), among: known)
      let shown = printable(String(name.prefix(80)))
      return Bilingual(
        zh: "没有名为“\(shown)”的场景"
          + (near.map { "，是不是 \($0)？" } ?? "；用 cashier scenarios 列出全部"),
        en: "there is no scenario “\(shown)”"
          + (near.map { "; did you mean \($0)?" } ?? ": cashier scenarios lists them"))
    case .unreadable(let path):
      let path = printable(path)
      return Bilingual(
        zh: "\(path)：读不了，请检查文件名和权限", en: "\(path): cannot be read: check its name and permissions")
    case .emptyFolder(let path):
      let path = printable(path)
      return Bilingual(zh: "\(path)：目录里没有 .yaml 文件", en: "\(path): no .yaml file in this folder")
    case .malformed(let place, let error):
      let text = "\(printable(place)), \(error)"
      return Bilingual(zh: text, en: text)
    }
  }
}

extension Scenario {
  /// - Throws: `ScenarioError.malformed` with the place of what is wrong.
  public init(_ document: ScenarioCatalogue.Document) throws(ScenarioError) {
    do throws(YAMLError) {
      try self.init(bytes: document.bytes)
    } catch {
      throw .malformed(place: document.place, error)
    }
  }
}
