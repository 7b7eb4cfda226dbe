import Simulation
import TTPay

extension Channel {
  /// The waits between one try of a notify and the next (spec 4).
  public var notifySchedule: [TimeSpan] {
    switch self {
    case .wechat: Self.wechatSchedule
    case .alipay: Self.alipaySchedule
    }
  }

  private static let wechatSchedule: [TimeSpan] = [
    .seconds(15), .seconds(15), .seconds(30), .minutes(3), .minutes(10), .minutes(20),
    .minutes(30), .minutes(30), .minutes(30), .minutes(60), .hours(3), .hours(3), .hours(3),
    .hours(6), .hours(6),
  ]
  private static let alipaySchedule: [TimeSpan] = [
    .minutes(4), .minutes(10), .minutes(10), .hours(1), .hours(2), .hours(6), .hours(15),
  ]

  /// Whether an answer to a notify with this body is the one that the channel wants (spec 4).
  public func takes(answer body: [UInt8]) -> Bool {
    switch self {
    case .alipay: body == Array("success".utf8)
    case .wechat: (try? WeChatMessage(xml: body))?["return_code"] == "SUCCESS"
    }
  }
}
