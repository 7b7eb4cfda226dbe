import Foundation
import Outside
import TTPay
import Testing

@Suite struct KeyFolderTests {
  private func withFolder(_ work: (KeyFolder) throws -> Void) throws {
    let folder = KeyFolder(path: NSTemporaryDirectory() + "keys-\(UUID().uuidString)/deep")
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    try work(folder)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func keysAreMadeOnceAndForTheirOwnerAlone() throws {
    try withFolder { folder in
      #expect(try folder.existing() == nil)
      let made = try folder.load()
      let again = try folder.load()
      #expect(made.app.publicKey == again.app.publicKey)
      #expect(made.platform.publicKey == again.platform.publicKey)
      #expect(made.app.publicKey != made.platform.publicKey)
      for file in [folder.appFile, folder.platformFile] { #expect(try mode(file) == 0o600) }
      #expect(try mode(folder.path) == 0o700)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.count == 2)
    }
  }

  @Test func aFileThatOthersMayReadIsClosedToThem() throws {
    try withFolder { folder in
      _ = try folder.load()
      chmod(folder.appFile, 0o644)
      _ = try folder.load()
      #expect(try mode(folder.appFile) == 0o600)
    }
  }

  @Test func anImportedKeyIsTrustedBesideOurs() throws {
    try withFolder { folder in
      #expect(try !folder.forgetApp())
      let other = AlipayPrivateKey.builtInTestApp.publicKey
      try folder.importApp(other)
      let keys = try folder.load()
      #expect(keys.importedApp == other)
      #expect(keys.trusted == [other, keys.app.publicKey])
      #expect(try folder.forgetApp())
      #expect(try folder.importedApp() == nil)
    }
  }

  @Test func aFileThatIsNoKeyIsKeptAndNamed() throws {
    try withFolder { folder in
      _ = try folder.load()
      try Data("no key".utf8).write(to: URL(fileURLWithPath: folder.appFile))
      let error = #expect(throws: KeyFolderError.self) { try folder.load() }
      #expect(error?.message.en.hasPrefix(folder.appFile + ": this is no RSA key") == true)
      #expect(try String(contentsOfFile: folder.appFile, encoding: .utf8) == "no key")
    }
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let folder = KeyFolder(path: "/proc/none/keys")
    let error = #expect(throws: KeyFolderError.self) { try folder.load() }
    #expect(error?.message.en.contains("/proc/none/keys: ") == true)
  }
}
