import Testing

/// Tests that calculate for seconds take turns: they would leave no thread to the servers that other
/// tests of this process talk to.
@Suite(.serialized) enum HeavyTests {}
