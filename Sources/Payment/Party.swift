/// One side of the conversation, as a value: what it becomes and says when a message arrives.
///
/// No clock, no waiting, no I/O, no chance but `Context.draw`.
public protocol Party: Sendable {
  mutating func receive(_ message: Message, _ context: inout Context)
}
