/// The code of the toast that the cashier shows for an order failure (spec 3).
public enum OrderErrorCode: String, CaseIterable, Sendable {
  case badParameter = "CD0015"
  case uidTooLong = "CD0011"
  case wrongMerchant = "40007"
  case noChannel = "CD0116"
  case badSign = "CD0025"
  case otherUID = "4004"
  case expired = "TS4113"
  case settled = "CD0402"
}
