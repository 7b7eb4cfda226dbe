import Channels
import Documents
import Foundation
import TTPay

/// The folder of the keys: a file each, which its owner alone may read.
public struct KeyFolder: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  public var platformFile: String { path + "/alipay-private-key.pem" }
  public var appFile: String { path + "/app-private-key.pem" }
  public var importedAppFile: String { path + "/app-public-key.pem" }

  /// Reads the keys; a private one that is not there is made, which can take a second.
  public func load() throws(KeyFolderError) -> AlipayKeys {
    if let keys = try existing() { return keys }
    try createFolder()
    return try whileLocked { () throws(KeyFolderError) in
      AlipayKeys(
        platform: try readOrMake(platformFile), app: try readOrMake(appFile),
        importedApp: try importedApp())
    }
  }

  /// The keys if both private ones are there.
  public func existing() throws(KeyFolderError) -> AlipayKeys? {
    guard let platform = try read(platformFile), let app = try read(appFile) else { return nil }
    return AlipayKeys(platform: platform, app: app, importedApp: try importedApp())
  }

  /// The public half of a backend's own key, where one was imported.
  public func importedApp() throws(KeyFolderError) -> AlipayPublicKey? {
    guard let text = try text(importedAppFile) else { return nil }
    guard let key = AlipayPublicKey(text) else { throw .noKey(importedAppFile) }
    return key
  }

  public func importApp(_ key: AlipayPublicKey) throws(KeyFolderError) {
    try createFolder()
    try write(key.pem, to: importedAppFile)
  }

  /// Forgets the imported key; false where there was none.
  public func forgetApp() throws(KeyFolderError) -> Bool {
    if unlink(importedAppFile) == 0 { return true }
    if errno == ENOENT { return false }
    throw .system(importedAppFile, errno)
  }

  // MARK: Files

  private func readOrMake(_ file: String) throws(KeyFolderError) -> AlipayPrivateKey {
    if let key = try read(file) { return key }
    guard let key = try? AlipayPrivateKey.generate() else { throw .noKeyMade }
    try write(key.privatePEM, to: file)
    return key
  }

  private func read(_ file: String) throws(KeyFolderError) -> AlipayPrivateKey? {
    guard let text = try text(file) else { return nil }
    guard let key = AlipayPrivateKey(text) else { throw .noKey(file) }
    return key
  }

  private static let largest = 64 << 10

  private func text(_ file: String) throws(KeyFolderError) -> String? {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system(file, errno)
    }
    // Whoever copied it here may have left it open to others.
    if file != importedAppFile { fchmod(descriptor, 0o600) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? handle.read(upToCount: Self.largest + 1) ?? Data(),
      data.count <= Self.largest
    else { throw .noKey(file) }
    return String(decoding: data, as: UTF8.self)
  }

  private func createFolder() throws(KeyFolderError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue
      throw .system(path, code ?? EIO)
    }
  }

  /// Complete or not at all.
  private func write(_ text: String, to file: String) throws(KeyFolderError) {
    let draft = "\(file).\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(file, errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
    } catch {
      unlink(draft)
      throw .system(file, ENOSPC)
    }
    guard rename(draft, file) == 0 else {
      let code = errno
      unlink(draft)
      throw .system(file, code)
    }
  }

  private func whileLocked<Result>(
    _ work: () throws(KeyFolderError) -> Result
  ) throws(KeyFolderError) -> Result {
    do {
      return try FolderLock.whileHeld(path, patience: .seconds(10), work)
    } catch let error as KeyFolderError {
      throw error
    } catch {
      throw .system(path, EIO)
    }
  }
}

/// Why there are no keys.
public struct KeyFolderError: Error, Hashable, Sendable {
  public let message: Bilingual

  static func noKey(_ file: String) -> KeyFolderError {
    let file = printable(file)
    return KeyFolderError(
      message: Bilingual(
        zh: "\(file)：不是 2048 位以上的 RSA 密钥；删掉这个文件，需要时会重新生成或导入",
        en: "\(file): this is no RSA key of 2048 bits or more; delete it, and a new one is made or "
          + "imported when it is needed"))
  }

  static func system(_ file: String, _ code: CInt) -> KeyFolderError {
    let text = "\(printable(file)): \(String(cString: strerror(code)))"
    return KeyFolderError(message: Bilingual(zh: text, en: text))
  }

  static let noKeyMade = KeyFolderError(
    message: Bilingual(zh: "无法生成 RSA 密钥", en: "no RSA key could be made"))
}
