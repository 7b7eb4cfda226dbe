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
      throw exit(
        error, orElse: Bilingual(zh: "也可以加 --ephemeral，不使用订单簿", en: "or do without: --ephemeral"),
        language)
    }
  }

  private static func exit(
    _ error: OrderStoreError, orElse advice: Bilingual, _ language: Language
  ) -> ExitCode {
    let text = Bilingual(
      zh: "\(error.message.zh)；\(advice.zh)", en: "\(error.message.en); \(advice.en)")
    Output.error(text[language])
    return .unable
  }

  /// Opens it, does something with it, and closes it again.
  static func use<Result: Sendable>(
    _ language: Language, _ work: @escaping @Sendable (OrderStore) async throws -> Result
  ) throws -> Result {
    do {
      let store = try OrderStore(path: Places.orderBook, language: language)
      defer { store.close() }
      let result: Swift.Result<Result, any Error> = blocking {
        do {
          return .success(try await work(store))
        } catch {
          return .failure(error)
        }
      }
      return try result.get()
    } catch let error as OrderStoreError {
      throw exit(
        error,
        orElse: Bilingual(
          zh: "也可以用 XDG_DATA_HOME=目录 换一个订单簿", en: "or take another book: XDG_DATA_HOME=FOLDER"),
        language)
    }
  }
}
