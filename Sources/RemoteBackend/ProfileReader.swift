import Documents
import Payment
import Simulation
import TTPay

extension BackendProfile {
  /// Reads a `merchant.yaml`: the profile, and apart from it the values of the secrets that the
  /// file spells out, by the names that the profile has for them.
  ///
  /// - Throws: `YAMLError` with line, key and what was probably meant.
  public static func read(bytes: [UInt8]) throws(YAMLError) -> (
    profile: BackendProfile, literals: [String: String]
  ) {
    var reader = ProfileReader()
    let profile = try reader.profile(try YAMLDocument(bytes: bytes).root)
    return (profile, reader.secrets.values)
  }
}

private struct ProfileReader {
  var secrets = SecretLiterals()

  mutating func profile(_ root: YAMLReader) throws(YAMLError) -> BackendProfile {
    let mapping = try root.mapping()
    try mapping.requireKeys(among: [
      "create", "query", "notify", "deadline", "ca_file", "allow_hosts",
    ])
    let notify = try mapping["notify"].flatMap { reader throws(YAMLError) in
      reader.isNull ? nil : try reader.mapping()
    }
    try notify?.requireKeys(among: Channel.allCases.map(\.rawValue))
    return BackendProfile(
      create: try creation(try mapping.required("create")),
      query: try query(try mapping.required("query")),
      wechat: try notification(notify, .wechat), alipay: try notification(notify, .alipay),
      deadline: try deadline(mapping["deadline"]), caFile: try mapping["ca_file"]?.string(),
      allowedHosts: try hosts(mapping["allow_hosts"]))
  }

  /// `shop.example` or `shop.example:8443`.
  private func hosts(_ reader: YAMLReader?) throws(YAMLError) -> [String]? {
    guard let reader, !reader.isNull else { return nil }
    var hosts: [String] = []
    for item in try reader.sequence() {
      let host = try item.string().lowercased()
      guard !host.isEmpty, !host.contains("/"), !host.contains(" ") else {
        throw item.error(
          "\"allow_hosts\" lists hosts, as shop.example or shop.example:8443, not \"\(host.prefix(40))\""
        )
      }
      hosts.append(host)
    }
    return hosts
  }

  private mutating func creation(_ reader: YAMLReader) throws(YAMLError) -> BackendProfile.Creation
  {
    let mapping = try reader.mapping()
    try mapping.requireKeys(among: RequestReader.keys + ["orderInfo"])
    return BackendProfile.Creation(
      request: try request(mapping, .create, at: "create"),
      orderInfo: try pointer(mapping["orderInfo"]))
  }

  private mutating func query(_ reader: YAMLReader) throws(YAMLError) -> BackendProfile.Query {
    let mapping = try reader.mapping()
    try mapping.requireKeys(among: RequestReader.keys + ["status", "table", "preset"])
    let request = try request(mapping, .query, at: "query")
    let (table, standard) = try table(mapping)
    guard let status = try pointer(mapping["status"]) ?? standard else {
      throw YAMLError(
        message: "status: is missing: where in the reply the status is, as in status: /data/state",
        line: mapping.line, column: mapping.column)
    }
    return BackendProfile.Query(request: request, status: status, table: table)
  }

  private mutating func notification(
    _ notify: YAMLMapping?, _ channel: Channel
  ) throws(YAMLError) -> BackendProfile.Notification? {
    guard let reader = notify?[channel.rawValue], !reader.isNull else { return nil }
    let mapping = try reader.mapping(orUnder: "request")
    try mapping.requireKeys(among: RequestReader.keys + ["accept"])
    let hasBody = ["json", "form", "body"].contains { mapping[$0] != nil }
    let words = Dictionary(
      uniqueKeysWithValues: BackendProfile.Acceptance.allCases.map { ($0.rawValue, $0) })
    let acceptance = try mapping["accept"].map { reader throws(YAMLError) in
      try reader.choice(words)
    }
    return BackendProfile.Notification(
      request: try request(
        mapping, .notify, at: "notify.\(channel.rawValue)", standardBody: channel.notifyBody),
      acceptance: acceptance ?? (hasBody ? .any : .channel))
  }

  private mutating func request(
    _ mapping: YAMLMapping, _ role: RequestRole, at place: String, standardBody: RequestBody? = nil
  ) throws(YAMLError) -> RequestTemplate {
    var reader = RequestReader(role: role, place: place, secrets: secrets)
    defer { secrets = reader.secrets }
    return try reader.request(mapping, standardBody: standardBody)
  }

  // MARK: Values

  private func pointer(_ reader: YAMLReader?) throws(YAMLError) -> JSONPointer? {
    guard let reader else { return nil }
    let text = try reader.string()
    do {
      return try JSONPointer(text)
    } catch {
      throw reader.error(
        "\(reader.name) must be a JSON Pointer such as /data/state: \(error.reason)",
        suggestion: error.suggestion)
    }
  }

  private func deadline(_ reader: YAMLReader?) throws(YAMLError) -> TimeSpan {
    guard let reader else { return BackendProfile.standardDeadline }
    let text = try reader.string()
    guard let span = TimeSpan(text), span >= .milliseconds(1), span <= .minutes(1) else {
      throw reader.error(
        "\"deadline\" must be a time from 1ms to 1m, such as 2s or 500ms, not \"\(text.prefix(40))\""
      )
    }
    return span
  }

  /// The table, and where its words stand if nothing says.
  private func table(_ mapping: YAMLMapping) throws(YAMLError) -> (StatusTable, JSONPointer?) {
    if let reader = mapping["table"] {
      if let preset = mapping["preset"] {
        throw preset.error("there is one table: either table: or preset:")
      }
      return (try table(reader), nil)
    }
    let presets: [String: (StatusTable, String)] = [
      "wechat": (.wechat, "/trade_state"), "alipay": (.alipay, "/trade_status"),
      "code": (.code, "/code"),
    ]
    guard let reader = mapping["preset"] else {
      throw YAMLError(
        message: "table: is missing: what the words for the status mean "
          + "(or preset: wechat, alipay or code)", line: mapping.line, column: mapping.column)
    }
    let (table, standard) = try reader.choice(presets)
    return (table, try? JSONPointer(standard))
  }

  private func table(_ reader: YAMLReader) throws(YAMLError) -> StatusTable {
    var rows: [StatusTable.Row] = []
    var fallback: PayResult?
    for entry in try reader.mapping().entries {
      guard let code = try? PayResult(rawValue: entry.value.int()),
        StatusTable.codes.contains(code)
      else {
        throw entry.value.error(
          "\"\(entry.key.prefix(40))\" must be 0 (paid), 1 (timed out), 2 (failed), 3 (closed) "
            + "or 9 (not known yet)")
      }
      if entry.key == "default" {
        fallback = code
      } else {
        rows.append(StatusTable.Row(entry.key, code))
      }
    }
    guard !rows.isEmpty else { throw reader.error("\"table\" has no word in it") }
    return StatusTable(rows: rows, fallback: fallback)
  }
}
