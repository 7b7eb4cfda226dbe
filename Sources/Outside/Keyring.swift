import Channels
import Synchronization
import TTPay

/// The channels' keys, read or made in the background on first use: who needs them waits for them.
public final class Keyring: Sendable {
  private let lane = Lane("keys")
  private let load: @Sendable () -> ChannelKeys?
  private let loading = Mutex<Task<ChannelKeys?, Never>?>(nil)

  /// - Parameter failed: told why there are none.
  public init(
    _ folder: KeyFolder, wechat: WeChatKey,
    failed: @escaping @Sendable (KeyFolderError) -> Void
  ) {
    load = {
      do throws(KeyFolderError) {
        return ChannelKeys(wechat: wechat, alipay: try folder.load())
      } catch {
        failed(error)
        return nil
      }
    }
  }

  public func get() async -> ChannelKeys? {
    let task = loading.withLock { task in
      let loading = task ?? Task(executorPreference: lane) { [load] in load() }
      task = loading
      return loading
    }
    return await task.value
  }
}
