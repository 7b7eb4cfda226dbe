import Payment
import Simulation
import TTPay
import Walk

extension Scenario {
  /// One order for all payments where each would make the same, and nothing hangs on its making:
  /// most of the work of a payment is its order. Nil where that is not so.
  var orderForAll: Order? {
    let conduct = settings.backend.conduct
    let isPlain =
      settings.frontend.edits.isEmpty && conduct.commitDelay == .zero
      && conduct.failedUnifiedOrders.isEmpty && settings.remote == nil
      && !steps.contains { $0.act == .buy || $0.act == .newPayment }
    guard isPlain else { return nil }
    var walk = Walk(settings, orders: OrderTable(signing: false))
    walk.startPayment()
    while walk.context.orders.orders.isEmpty, walk.stepInstant() {}
    return walk.context.orders.orders.first
  }
}
