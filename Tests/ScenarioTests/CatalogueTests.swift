import Documents
import Foundation
import Testing
import Walk

@testable import Scenario

extension HeavyTests {
  struct CatalogueTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../scenarios").standardized.path
    static let catalogue = ScenarioCatalogue(folders: [])
    static let names = catalogue.entries.map(\.name)

    static func scenario(_ name: String) throws -> Scenario {
      let documents = try catalogue.documents(named: name, isFolder: { _ in false })
      return try Scenario(#require(documents.first))
    }

    @Test func theBinaryHasEveryFileOfTheFolder() throws {
      let files = fileNames(in: Self.folder).filter { $0.hasSuffix(".yaml") }
      #expect(files.map { String($0.dropLast(5)) }.sorted() == Self.names)
      for name in Self.names {
        let document = try Self.catalogue.documents(named: name, isFolder: { _ in false })
        #expect(document.first?.bytes == fileBytes("\(Self.folder)/\(name).yaml"))
      }
    }

    @Test func everyScenarioSaysWhatItIsInBothLanguages() throws {
      func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
      for name in Self.names {
        let about = try Self.scenario(name).about
        #expect(about.zh.unicodeScalars.contains(where: isChinese), "\(name)")
        #expect(
          !about.zh.contains("。 ") && (about.zh.hasSuffix("。") || about.zh.hasSuffix("）")),
          "\(name)")
      }
    }

    @Test(arguments: names) func itComesOutAsItSays(name: String) throws {
      let scenario = try Self.scenario(name)
      #expect(scenario.name == name)
      var player = Player(scenario)
      let outcome = player.play()
      #expect(outcome.complaints(.en) == [])
      // What is excepted on purpose is really broken: a needless exception hides the next mistake.
      #expect(Set(outcome.violations.map(\.invariant)) == scenario.exempt)
      // Nobody reads a sign here, so nothing depends on one.
      var unsigned = Player(scenario, isSigning: false)
      #expect(unsigned.play().complaints(.en) == [])
    }

    @Test(arguments: names) func twoRunsAreEqualByteForByte(name: String) throws {
      let scenario = try Self.scenario(name)
      func trace() -> [UInt8] {
        var player = Player(scenario)
        _ = player.play()
        return TraceWriter.trace(of: player.walk)
      }
      let first = trace()
      #expect(first == trace())
      let replay = Replay(try Trace(Data(first)))
      #expect(replay.divergedAt == nil)
    }

    @Test(arguments: names) func writtenAndReadAgainItIsTheSame(name: String) throws {
      var scenario = try Self.scenario(name)
      var again = try Scenario(bytes: Array(scenario.yaml.utf8))
      // Steps remember their lines.
      for index in scenario.steps.indices {
        scenario.steps[index].line = 0
        again.steps[index].line = 0
      }
      #expect(again == scenario)
    }

    @Test func everySeedOfAScenarioWithoutDrawsPasses() throws {
      for name in Self.names {
        var sweep = SeedSweep()
        sweep.play(try Self.scenario(name), 1...2)
        #expect(sweep.failed == 0, "\(name)")
      }
    }
  }
}
