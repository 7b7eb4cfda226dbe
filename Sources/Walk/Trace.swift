import Channels
import Documents
import Foundation
import Payment
import Simulation
import TTPay

/// A trace as it was read: the settings, the orders, the inputs, and every entry's line.
public struct Trace: Sendable {
  public let settings: WalkSettings
  public let orders: [Order]
  public let inputs: [(number: Int, at: Instant, input: Input)]
  /// What the outside world answered.
  public let replies: [AskID: OutsideReply]
  /// What merchants' own servers asked the channels'.
  public let calls: [CallID: ChannelRequest]
  /// The first line.
  public let header: Data
  /// The line of each entry, in order.
  public let lines: [Data]
  /// When the last entry was made.
  public let end: Instant

  public struct Malformed: Error, Equatable {
    public let line: Int
    public let message: String
  }

  private struct Head: Decodable {
    let trace: String
    let version: Int
  }

  private struct Header: Decodable { let settings: WalkSettings }

  private struct Line: Decodable {
    let n: Int
    let t: Int64
    let act: UserAct?
    let clock: String?
    let hundredths: Int32?
    let answer: AskID?
    let reply: OutsideReply?
    let called: CallID?
    let channel: String?
    let call: Call?

    /// Elsewhere `call` is a number.
    enum Call: Decodable {
      case number(Int)
      case request(ChannelRequest)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else {
          self = .request(try container.decode(ChannelRequest.self))
        }
      }
    }

    var input: Input? {
      if let act { return .act(act) }
      if let called { return .called(called) }
      if channel == "notifyNow" { return .notifyNow }
      if let answer { return .answer(answer) }
      switch clock {
      case "pause": return .clock(.pause)
      case "resume": return .clock(.resume)
      case "speed": return .clock(.speed(hundredths ?? 100))
      default: return nil
      }
    }
  }

  /// Reads a trace; a last line that is cut off is left out.
  public init(_ data: Data) throws(Malformed) {
    var rows = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if !rows.isEmpty { rows.removeLast() }
    guard let first = rows.first else {
      throw Malformed(
        line: 1, message: "not a trace: the file is empty or its first line is cut off")
    }
    let decoder = JSONDecoder()
    guard let head = try? decoder.decode(Head.self, from: first), head.trace == "cashier"
    else { throw Malformed(line: 1, message: "not a trace of cashier") }
    guard head.version == TraceWriter.version else {
      throw Malformed(
        line: 1,
        message: "version \(head.version); this program reads version \(TraceWriter.version)")
    }
    guard let header = try? decoder.decode(Header.self, from: first) else {
      throw Malformed(line: 1, message: "its settings cannot be read")
    }
    settings = header.settings
    self.header = Data(first)
    var orders: [Order] = []
    var inputs: [(number: Int, at: Instant, input: Input)] = []
    var replies: [AskID: OutsideReply] = [:]
    var calls: [CallID: ChannelRequest] = [:]
    var lines: [Data] = []
    var end = header.settings.start
    for (index, row) in rows.enumerated().dropFirst() {
      if row.starts(with: #"{"order":"#.utf8) {
        guard let order = Order(line: Array(row)) else {
          throw Malformed(line: index + 1, message: "not an order")
        }
        orders.append(order)
      } else {
        guard let line = try? decoder.decode(Line.self, from: row), line.n == lines.count + 1 else {
          throw Malformed(line: index + 1, message: "not entry \(lines.count + 1)")
        }
        guard (0...Instant.farthest).contains(line.t) else {
          throw Malformed(line: index + 1, message: "its time t is out of bounds")
        }
        end = settings.start + .microseconds(line.t)
        if let input = line.input { inputs.append((line.n, end, input)) }
        if let answer = line.answer { replies[answer] = line.reply }
        if let called = line.called, case .request(let request)? = line.call {
          calls[called] = request
        }
        lines.append(Data(row))
      }
    }
    self.orders = orders
    self.inputs = inputs
    self.replies = replies
    self.calls = calls
    self.lines = lines
    self.end = end
  }
}

extension Order {
  /// Reads the order line of a trace.
  fileprivate init?(line: [UInt8]) {
    struct Facts: Decodable {
      let origin: String
      let isObject: Bool?
      let sign: String
      let mistakes: [String]?
      let findings: [Finding]
    }
    guard let facts = try? JSONDecoder().decode(Facts.self, from: Data(line)),
      let origin = Origin(rawValue: facts.origin),
      case .object(let object) = try? OrderReader.readJSON(
        String(decoding: line, as: UTF8.self), isOurs: true),
      case .object(let fields) = object["info"], let info = try? OrderInfo(fields)
    else { return nil }
    let sign: SignVerdict =
      switch facts.sign {
      case "verified": .verified
      case "wrong": .wrong((facts.mistakes ?? []).compactMap { SignMistake(rawValue: $0) })
      default: .notVerified
      }
    self.init(
      info, isObject: facts.isObject ?? true, origin: origin, sign: sign, findings: facts.findings)
  }
}
