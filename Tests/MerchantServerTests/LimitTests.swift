import Foundation
import Simulation
import Testing

@testable import MerchantServer

/// What one client can take of the server.
@Suite(.serialized) struct Limits {
  private static let short: ServerLimits = {
    var limits = ServerLimits()
    limits.deadline = .milliseconds(300)
    limits.idle = .milliseconds(300)
    limits.linger = .milliseconds(50)
    return limits
  }()

  @Test func aBodyOf10MB() async throws {
    try await Served.run { served in
      let megabytes = [UInt8](repeating: UInt8(ascii: " "), count: 10 << 20)
      for headers in [["Content-Length: \(megabytes.count)"], ["Transfer-Encoding: chunked"]] {
        let wire = try Wire(port: served.port)
        wire.send(served.request("POST", "/orders", headers: headers))
        if headers[0].hasPrefix("T") { wire.send("a00000\r\n") }
        wire.send(megabytes)
        let answer = try wire.answer()
        #expect(answer.status == 413 && answer.problem == "body-too-large")
        #expect(answer["connection"] == "close")
        _ = try wire.rest()
      }
      #expect(try served.orders() == 0)
    }
  }

  @Test func theLargestBody() async throws {
    try await Served.run { served in
      let body = "{}" + String(repeating: " ", count: 65_534)
      let largest = try served.ask("POST", "/orders", body)
      let larger = try served.ask("POST", "/orders", body + " ")
      #expect(largest.status == 201 && larger.status == 413)
    }
  }

  @Test func longTargetsAndHeads() async throws {
    try await Served.run { served in
      let long = String(repeating: "a", count: 2_049)
      let longest = String(repeating: "a", count: 7_168)
      let target = try served.ask("GET", "/" + longest)
      #expect(target.status == 414 && target.problem == "target-too-long")
      for headers in [
        ["X: " + String(repeating: "a", count: 9_000)],
        (0..<101).map { "X\($0): a" }, (0..<20).map { "X\($0): \(long)" },
      ] {
        let wire = try Wire(port: served.port)
        wire.send(served.request("GET", "/healthz", headers: headers))
        let answer = try wire.answer()
        #expect(answer.status == 431 && answer.problem == "header-too-large")
        #expect(try wire.rest().isEmpty)
      }
    }
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET /healthz\r\n\r\n", "GET /healthz HTTP/9.9\r\n\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\n b: c\r\n: d\r\n\r\n",
    "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
    "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked"
      + "\r\n\r\n{}",
    "POST /orders HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}", "GET /a\u{0}b HTTP/1.1\r\nHost: localhost\r\n\r\n",
  ])
  func whatIsNoHTTP(bytes: String) async throws {
    try await Served.run { served in
      let wire = try Wire(port: served.port)
      wire.send(bytes)
      let answer = try wire.answer()
      #expect(answer.status == 400 && answer.problem == "malformed-request", "\(answer)")
      #expect(try wire.rest().isEmpty)
      #expect(try served.orders() == 0)
    }
  }

  @Test func aHeadThatNeverEnds() async throws {
    try await Served.run(limits: Self.short) { served in
      let wire = try Wire(port: served.port)
      wire.send("POST /orders HTTP/1.1\r\nHost: local")
      let answer = try wire.answer()
      #expect(answer.status == 408 && answer.problem == "request-timeout")
      #expect(try wire.rest().isEmpty)
      #expect(served.events.lines == ["-x- deadline 408"])
    }
  }

  @Test func aBodyThatDrips() async throws {
    try await Served.run(limits: Self.short) { served in
      let wire = try Wire(port: served.port)
      wire.send(served.request("POST", "/orders", headers: ["Content-Length: 60000"]))
      var drops = 0
      while !wire.isReadable(within: 2), wire.send(" ") { drops += 1 }
      let answer = try wire.answer()
      #expect(answer.status == 408 && answer.problem == "request-timeout")
      #expect(drops > 0)
      _ = try wire.rest()
      #expect(try served.orders() == 0)
      #expect(served.events.lines[..<2] == ["--> POST /orders", "-x- deadline POST /orders 408"])
    }
  }

  @Test func aConnectionThatSaysNothing() async throws {
    try await Served.run(limits: Self.short) { served in
      #expect(try Wire(port: served.port).rest().isEmpty)
      let wire = try Wire(port: served.port)
      wire.send(served.request("GET", "/healthz"))
      #expect(try wire.answer().status == 200)
      #expect(try wire.rest().isEmpty)
    }
  }

  @Test func aClientThatNeverReads() async throws {
    try await Served.run(limits: Self.short) { served in
      let wire = try Wire(port: served.port)
      // Far more answers than the system keeps for it.
      let request = served.request("GET", "/openapi.yaml")
      while wire.send(String(repeating: request, count: 100)) {}
      #expect(try served.ask("GET", "/healthz").status == 200)
    }
  }

  @Test func aClientThatLeaves() async throws {
    try await Served.run { served in
      var wire: Wire? = try Wire(port: served.port)
      wire?.send(served.request("POST", "/orders", headers: ["Content-Length: 100"]) + "{}")
      try served.told("--> POST /orders")
      wire = nil
      try served.told("-x- closed-by-client POST /orders 400")
      let half = try Wire(port: served.port)
      half.send(served.request("POST", "/orders", headers: ["Content-Length: 100"]) + "{}")
      half.endSending()
      #expect(try half.answer().problem == "malformed-request")
      #expect(try served.orders() == 0)
    }
  }

  @Test func whoEndsItsSideStillGetsItsAnswer() async throws {
    try await Served.run { served in
      let wire = try Wire(port: served.port)
      wire.send(served.request("POST", "/orders", "{}"))
      wire.endSending()
      #expect(try wire.answer().status == 201)
      #expect(try wire.rest().isEmpty)
    }
  }

  /// 600 connections that take their time: 512 are served, the others wait their turn, all of them
  /// end by the deadline, and who behaves is served meanwhile.
  @Test func sixHundredHalfSentAndDripping() async throws {
    try await Served.run(limits: Self.short) { served in
      var wires: [Wire] = []
      for index in 0..<600 {
        let wire = try Wire(port: served.port)
        let request = served.request("POST", "/orders", headers: ["Content-Length: 60000"])
        switch index % 3 {
        case 0: wire.send(request.utf8.prefix(30))
        case 1: wire.send(request)
        // These send spaces alone, which begin no request.
        default: break
        }
        wires.append(wire)
      }
      #expect(try served.ask("GET", "/healthz").status == 200)
      var open = wires
      while let first = open.first {
        for wire in open { wire.send(" ") }
        _ = first.isReadable(within: 2)
        open.removeAll { $0.isReadable() }
      }
      var answers: [Int] = []
      for wire in wires {
        if let answer = try? wire.answer() { answers.append(answer.status) }
        _ = try? wire.rest()
      }
      #expect(answers.count >= 400 && Set(answers).isSubset(of: [400, 408]))
      #expect(try served.orders() == 0)
    }
  }

  @Test func atMostSoManyAtOnce() async throws {
    var limits = ServerLimits()
    limits.connections = 3
    try await Served.run(limits: limits) { served in
      let first = try (0..<3).map { _ in try Wire(port: served.port) }
      for wire in first {
        wire.send(served.request("GET", "/healthz"))
        #expect(try wire.answer().status == 200)
      }
      let late = try Wire(port: served.port)
      late.send(served.request("GET", "/orders"))
      // The three are served, the fourth waits.
      for _ in 0..<20 {
        first[0].send(served.request("GET", "/healthz"))
        #expect(try first[0].answer().status == 200)
      }
      #expect(!late.isReadable())
      first[1].send(served.request("GET", "/healthz", headers: ["Connection: close"]))
      #expect(try first[1].answer().status == 200)
      first[1].endSending()
      #expect(try late.answer().status == 200)
    }
  }
}
