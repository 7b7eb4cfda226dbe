import Crypto
import Documents

/// tt.pay's signature of an order (spec 2): drop sign, risk_info and every empty value, sort by
/// key, join `key=value` with `&`, append the secret, MD5 in lower-case hex.
public enum OrderSignature {
  /// The fields that are never signed.
  static let unsigned = ["sign", "risk_info"]

  /// What is signed, before the secret.
  public static func text(of order: OrderInfo) -> String {
    String(decoding: bytes(of: order, reserving: 0), as: UTF8.self)
  }

  /// The sign: 32 lower-case hex digits.
  public static func sign(_ order: OrderInfo, secret: AppSecret) -> String {
    var bytes = bytes(of: order, reserving: secret.text.utf8.count)
    bytes.append(contentsOf: secret.text.utf8)
    return md5(bytes)
  }

  /// Whether the order's sign is the right one; without a secret nobody can know.
  public static func verify(_ order: OrderInfo, secret: AppSecret?) -> SignVerdict {
    guard let secret else { return .notVerified }
    if order.sign == sign(order, secret: secret) { return .verified }
    return .wrong(diagnose(order, secret: secret))
  }

  static func isSigned(_ field: Field) -> Bool {
    !field.text.isEmpty && !unsigned.contains(field.name)
  }

  private static func bytes(of order: OrderInfo, reserving extra: Int) -> [UInt8] {
    let fields = order.fields
    var places: [Int] = []
    places.reserveCapacity(fields.count)
    var count = extra
    for (place, field) in fields.enumerated() where isSigned(field) {
      count += field.name.utf8.count + field.text.utf8.count + 2
      // Insertion sort: a score of fields, often nearly sorted.
      var slot = places.count
      while fields.count <= 64, slot > 0, field.precedes(fields[places[slot - 1]]) { slot -= 1 }
      places.insert(place, at: slot)
    }
    if fields.count > 64 { places.sort { fields[$0].precedes(fields[$1]) } }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for place in places {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      bytes.append(contentsOf: fields[place].name.utf8)
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: fields[place].text.utf8)
    }
    return bytes
  }

  static func md5(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 32) { hex in
      var count = 0
      for byte in Insecure.MD5.hash(data: bytes) {
        hex[count] = digits[Int(byte >> 4)]
        hex[count + 1] = digits[Int(byte & 15)]
        count += 2
      }
      return count
    }
  }
}

/// What is known of an order's sign.
public enum SignVerdict: Equatable, Sendable {
  /// No secret is configured.
  case notVerified
  case verified
  /// Not the right one, and the known mistakes that give exactly this one, if any.
  case wrong([SignMistake])
}

extension OrderInfo {
  /// The same order as if it were made at `now`, in seconds since 1970: timestamp and trade_time
  /// set, signed anew. A cashier that has seen its out_order_no refuses the new trade_time.
  public func freshlySigned(at now: Int64, secret: AppSecret) -> OrderInfo {
    var order = self
    order.set("timestamp", String(now))
    order.set("trade_time", String(now))
    order.set("sign", OrderSignature.sign(order, secret: secret))
    return order
  }
}
