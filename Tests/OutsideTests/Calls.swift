import Payment
import Simulation

@testable import Outside

func get(_ url: String) -> HTTPCall {
  HTTPCall(method: "GET", url: SecretText(url), headers: [], body: nil)
}

func client(
  _ server: RawServer, deadline: TimeSpan = MerchantClientTests.ample, secrets: Secrets = .none
) throws -> MerchantClient {
  try MerchantClient(
    deadline: deadline, caFile: nil, allowedHosts: [server.authority], secrets: secrets,
    idle: MerchantClientTests.ample)
}

/// One call by a client of its own.
func perform(
  _ call: HTTPCall, _ authority: String, deadline: TimeSpan = MerchantClientTests.ample,
  caFile: String? = nil, secrets: Secrets = .none
) async throws -> HTTPReply {
  let client = try MerchantClient(
    deadline: deadline, caFile: caFile, allowedHosts: [authority], secrets: secrets)
  let reply = await client.perform(call)
  await client.shutdown()
  return reply
}

func perform(
  _ call: HTTPCall, _ server: RawServer, deadline: TimeSpan = MerchantClientTests.ample,
  secrets: Secrets = .none
) async throws -> HTTPReply {
  try await perform(call, server.authority, deadline: deadline, secrets: secrets)
}

extension HTTPReply {
  var failure: WireFailure? {
    if case .failure(let failure, _) = outcome { failure } else { nil }
  }

  var detail: String? {
    if case .failure(_, let detail) = outcome { detail } else { nil }
  }

  var status: UInt16? {
    if case .response(let status, _, _) = outcome { status } else { nil }
  }

  var headers: [HTTPReply.Header] {
    if case .response(_, let headers, _) = outcome { headers } else { [] }
  }

  var body: [UInt8]? {
    if case .response(_, _, let body) = outcome { body.bytes } else { nil }
  }
}
