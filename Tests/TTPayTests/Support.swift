import Documents
import Foundation
import TTPay

/// The moment at which the fixtures are checked: 2019-08-25T16:11:30+08:00.
let fixtureNow: Int64 = 1_566_720_690

func fixtureBytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  return Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)")))
}

func fixture(_ name: String) throws -> PayOptions {
  try OrderDocument.read(bytes: fixtureBytes(name))
}

func options(_ text: String) throws -> PayOptions {
  try OrderDocument.read(bytes: Array(text.utf8))
}

/// Everything that `cashier check` finds, for the first call of one cashier.
func check(_ options: PayOptions, secret: AppSecret? = AppSecret("a"), now: Int64 = fixtureNow)
  -> [Finding]
{
  var registry = OrderRegistry()
  let verdict = OrderSignature.verify(options.order, secret: secret)
  return OrderCheck.inOrder(
    OrderCheck.findings(of: options, sign: verdict)
      + registry.admit(options.order.identity, now: now))
}

/// The source document's order, signed with the secret `a`, with some fields changed and signed
/// anew.
func seed(_ changes: [(String, String?)] = []) throws -> PayOptions {
  var options = try fixture("seed-order-signed-a.json")
  for (name, text) in changes {
    if let text { options.order.set(name, text) } else { options.order.remove(name) }
  }
  if !changes.contains(where: { $0.0 == "sign" }) {
    options.order.set("sign", OrderSignature.sign(options.order, secret: AppSecret("a")))
  }
  return options
}
