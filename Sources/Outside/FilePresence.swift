import GRDB
import GRDBSQLite

extension Database {
  /// Throws where its file has been deleted or replaced: what is written to it then is lost.
  func checkPresence() throws {
    var hasMoved: CInt = 0
    sqlite3_file_control(sqliteConnection, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
    if hasMoved != 0 {
      throw OrderStoreError.removed(
        path: sqlite3_db_filename(sqliteConnection, "main").map(String.init(cString:)) ?? "")
    }
  }
}
