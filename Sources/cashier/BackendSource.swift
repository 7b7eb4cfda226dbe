import ArgumentParser
import Documents
import Foundation
import Outside
import RemoteBackend

/// A backend named on the command line: a merchant.yaml, or the URL of a `cashier merchant serve`.
struct BackendSource {
  static let standardFile = "merchant.yaml"

  /// A profile, and what its calls need.
  struct Loaded {
    let profile: BackendProfile
    let literals: [String: String]
    /// The profile's ca_file; a relative path is one beside the merchant.yaml.
    let caFile: String?

    /// - Throws: `MerchantClientError` where a secret is missing or ca_file is of no use.
    func client(environment: [String: String]) throws(MerchantClientError) -> MerchantClient {
      try MerchantClient(
        deadline: profile.deadline, caFile: caFile, allowedHosts: AllowedHosts(profile.hosts),
        secrets: Secrets(
          names: profile.secretNames, environment: environment, literals: literals))
    }
  }

  /// Why there is none, in a line for standard error.
  struct Unusable: Error {
    let text: String
  }

  let name: String

  private var isURL: Bool {
    name.lowercased().hasPrefix("http://") || name.lowercased().hasPrefix("https://")
  }

  var shownName: String { printable(name) }

  func load(_ language: Language) throws(Unusable) -> Loaded {
    if isURL {
      do {
        let profile = try BackendProfile.cashierMerchant(url: name)
        return Loaded(profile: profile, literals: [:], caFile: nil)
      } catch {
        throw Unusable(text: "\(shownName): \(error.message[language])")
      }
    }
    let bytes: [UInt8]
    do {
      bytes = try OrderFile(name: name).bytes(language)
    } catch {
      throw Unusable(text: error.text + (isMissing ? hint(language) : ""))
    }
    do {
      let (profile, literals) = try BackendProfile.read(bytes: bytes)
      return Loaded(profile: profile, literals: literals, caFile: profile.caFile.map(beside))
    } catch {
      throw Unusable(text: "\(shownName): \(printable(error.description))")
    }
  }

  /// The profile and a client for it, or says what is wrong and ends the command.
  func openOrExit(
    _ environment: [String: String], _ language: Language
  ) throws -> (BackendProfile, MerchantClient) {
    let loaded: Loaded
    do throws(Unusable) {
      loaded = try load(language)
    } catch {
      Output.error(error.text)
      throw ExitCode.unable
    }
    do throws(MerchantClientError) {
      return (loaded.profile, try loaded.client(environment: environment))
    } catch {
      Output.error("\(shownName): \(error.message[language])")
      throw ExitCode.unable
    }
  }

  private var isMissing: Bool { name != "-" && !FileManager.default.fileExists(atPath: name) }

  private func hint(_ language: Language) -> String {
    if name.contains(":") {
      return language == .zh
        ? "；若是地址，请写 http://\(shownName)" : "; for an address write http://\(shownName)"
    }
    return language == .zh
      ? "；用 cashier backend init 写一份，或直接给出后端的 URL"
      : "; write one with cashier backend init, or name the URL of a backend"
  }

  private func beside(_ path: String) -> String {
    let folder = URL(fileURLWithPath: name).deletingLastPathComponent()
    return URL(fileURLWithPath: path, relativeTo: folder).path
  }
}
