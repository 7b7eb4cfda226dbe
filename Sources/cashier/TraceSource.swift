import ArgumentParser
import Documents
import Foundation
import Walk

/// A trace's file, as the command line names it.
struct TraceSource {
  let path: String

  /// The most that is read: a million entries and more.
  private static let limit = 512 << 20

  /// The trace, or says what is wrong and ends the command.
  func openOrExit(_ language: Language) throws -> Trace {
    let shown = printable(path)
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: Self.limit + 1) ?? Data()
    else {
      throw exit(
        language == .zh
          ? "\(shown)：读不了，请检查文件名和权限" : "\(shown): cannot be read: check its name and permissions")
    }
    guard data.count <= Self.limit else {
      throw exit(language == .zh ? "\(shown)：超过 512 MB" : "\(shown): larger than 512 MB")
    }
    do throws(Trace.Malformed) {
      return try Trace(data)
    } catch {
      throw exit(
        language == .zh
          ? "\(shown)，第 \(error.line) 行：\(printable(error.message))"
          : "\(shown), line \(error.line): \(printable(error.message))")
    }
  }

  /// The walk that it records; tells where this version of the program does something else.
  func replayOrExit(_ language: Language) throws -> Replay {
    let replay = Replay(try openOrExit(language))
    if let number = replay.divergedAt {
      Output.error(
        language == .zh
          ? "\(printable(path))：从第 #\(number) 条起与记录不一致：记录它的程序是另一个版本，或文件被改过"
          : "\(printable(path)): diverged at #\(number): another version of the program recorded it, "
            + "or it was changed")
    }
    return replay
  }

  private func exit(_ message: String) -> ExitCode {
    Output.error(message)
    return .unable
  }
}
