import ArgumentParser
import Documents
import Foundation
import TTPay

/// An order named on the command line: a file, or `-` for standard input.
struct OrderFile {
  let name: String

  /// The name as it is shown.
  var shownName: String { name == "-" ? "<stdin>" : printable(name) }

  /// Reads the options; the error says what happened and where, in one line.
  func read(_ language: Language) throws(OrderFileError) -> PayOptions {
    let bytes = try bytes(language)
    do {
      return try OrderDocument.read(bytes: bytes)
    } catch {
      throw OrderFileError(
        text: "\(shownName):\(error.text(in: language))", message: error.message[language],
        position: error.position)
    }
  }

  /// Reads the options, or says why not and ends the command.
  func readOrExit(_ language: Language) throws -> PayOptions {
    do throws(OrderFileError) {
      return try read(language)
    } catch {
      Output.error(error.text)
      throw ExitCode.unable
    }
  }

  /// At most one byte more than the reader accepts, so that it can say that there are more.
  func bytes(_ language: Language) throws(OrderFileError) -> [UInt8] {
    do {
      let handle =
        name == "-"
        ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: name))
      var bytes: [UInt8] = []
      while bytes.count <= OrderReader.maximumBytes,
        let more = try handle.read(upToCount: OrderReader.maximumBytes + 1 - bytes.count),
        !more.isEmpty
      {
        bytes += more
      }
      return bytes
    } catch {
      let reason = reason(language)
      throw OrderFileError(text: "\(shownName): \(reason)", message: reason, position: nil)
    }
  }

  /// Why its bytes cannot be had.
  func reason(_ language: Language) -> String {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: name, isDirectory: &isDirectory)
    switch (exists, isDirectory.boolValue, language) {
    case (false, _, .zh): return "没有这个文件"
    case (false, _, .en): return "no such file"
    case (true, true, .zh): return "这是目录，不是文件"
    case (true, true, .en): return "it is a directory"
    case (true, false, .zh): return "无法读取，请检查权限"
    case (true, false, .en): return "it cannot be read: check its permissions"
    }
  }
}

/// Why an order could not be read from the command line.
struct OrderFileError: Error {
  /// The line for standard error, with the file's name.
  let text: String
  let message: String
  let position: Position?
}
