import Documents
import GRDB

/// Why the order book cannot be opened, read or written. Whatever was acknowledged is still in it.
public enum OrderStoreError: Error, Hashable, Sendable {
  /// A newer program has written it.
  case newerVersion(path: String, found: Int, known: Int)
  case readOnly(path: String)
  case corrupt(path: String)
  /// Another kind of file stands in its place.
  case notAnOrderBook(path: String)
  /// Another program writes to it and does not let go.
  case locked(path: String)
  case diskFull(path: String)
  /// The file was deleted or replaced after it had been opened.
  case removed(path: String)
  /// Neither the file nor its folder could be made; the reason is the system's.
  case cannotCreate(path: String, reason: String)
  case closed(path: String)
  /// What was to be written breaks a rule of the book.
  case unacceptable(path: String, reason: Bilingual)
  case failed(path: String, reason: String)
}

extension OrderStoreError {
  init(_ error: any Error, path: String) {
    if let known = error as? OrderStoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "\(error.resultCode)"
    switch error.extendedResultCode {
    // The file that connections share grows with the disk too.
    case .SQLITE_IOERR_SHMSIZE: self = .diskFull(path: path)
    default:
      switch error.resultCode {
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly(path: path)
      case .SQLITE_CORRUPT: self = .corrupt(path: path)
      case .SQLITE_NOTADB: self = .notAnOrderBook(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked(path: path)
      case .SQLITE_FULL: self = .diskFull(path: path)
      case .SQLITE_CANTOPEN: self = .cannotCreate(path: path, reason: reason)
      case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH:
        self = .unacceptable(path: path, reason: Bilingual(zh: reason, en: reason))
      default: self = .failed(path: path, reason: reason)
      }
    }
  }
}
