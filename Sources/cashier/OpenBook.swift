import ArgumentParser
import Documents
import Outside

extension OrderStore {
  /// The person's own book, or one in memory; says why there is none and ends the command.
  static func openOrExit(isEphemeral: Bool = false, _ language: Language) throws -> OrderStore {
    do throws(OrderStoreError) {
      if isEphemeral { return try .inMemory() }
      return try OrderStore(path: Places.orderBook, language: language)
    } catch {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }

  /// Opens it, does something with it, and closes it again.
  static func use<Result: Sendable>(
    _ language: Language, _ work: @escaping @Sendable (OrderStore) async throws -> Result
  ) throws -> Result {
    let store = try openOrExit(language)
    defer { store.close() }
    let result: Swift.Result<Result, any Error> = blocking {
      do {
        return .success(try await work(store))
      } catch {
        return .failure(error)
      }
    }
    do {
      return try result.get()
    } catch let error as OrderStoreError {
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }
}
