import ArgumentParser
import CashierUI
import Channels
import Documents
import MerchantServer
import Outside
import Simulation
import Synchronization
import TTPay
import Terminal

/// The channels of an interactive run with `--listen`: merchants' servers ask, the walk answers.
final class WalkChannels: ChannelHost {
  let inbox: Inbox<ChannelCall, ChannelAnswer>
  let keyring: Keyring
  let notifies: NotifyClient

  init(keyring: Keyring, notifies: NotifyClient) {
    let waker = TerminalWaker()
    inbox = Inbox { waker.wake() }
    self.keyring = keyring
    self.notifies = notifies
  }

  var hasTerminal: Bool { true }

  func keys() async -> ChannelKeys? { await keyring.get() }

  func answer(_ request: ChannelRequest) async -> ChannelReply? {
    guard case .reply(let reply)? = await inbox.ask(.request(request)) else { return nil }
    return reply
  }

  func open(_ link: PaymentLink) async -> OpenedLink { await opened(.open(link)) }

  func act(_ act: PagePayment, on link: PaymentLink) async -> OpenedLink {
    await opened(.act(act, link))
  }

  private func opened(_ call: ChannelCall) async -> OpenedLink {
    guard case .opened(let link)? = await inbox.ask(call) else { return .failed }
    return link
  }

  /// Listens until the program ends, and tells the port; ends the command where that is not
  /// possible.
  func listen(port: UInt16, _ language: Language) throws -> Int {
    let result: Result<Int, ServerError> = waiting { done in
      let listener = ChannelListener(
        port: Int(port), host: self, clock: { Instant(microseconds: wallMicroseconds()) },
        onListening: { done(.success($0)) })
      listener.start { done(.failure($0)) }
    }
    switch result {
    case .success(let port): return port
    case .failure(let error):
      Output.error(error.message[language])
      throw ExitCode.unable
    }
  }
}
