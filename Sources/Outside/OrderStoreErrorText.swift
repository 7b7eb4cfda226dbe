import Documents

extension OrderStoreError {
  /// For people: where, what, why, and what to do.
  public var message: Bilingual {
    let (path, text) = pathAndText
    let place = path.isEmpty ? "" : printable(path)
    return Bilingual(
      zh: (place.isEmpty ? "" : "\(place)：") + text.zh,
      en: (place.isEmpty ? "" : "\(place): ") + text.en)
  }

  private var pathAndText: (path: String, text: Bilingual) {
    switch self {
    case .newerVersion(let path, let found, let known):
      (
        path,
        Bilingual(
          zh: "订单簿由更新的 cashier 写成（版本 \(found)，本程序只认识到 \(known)），没有改动它。"
            + "请升级 cashier，或移走这个文件",
          en: "a newer cashier wrote this order book (version \(found); this one knows up to "
            + "\(known)); it was left as it is. Update cashier, or move the file away")
      )
    case .readOnly(let path):
      (
        path,
        Bilingual(
          zh: "订单簿不能写，什么都没有改动。请检查文件、所在目录和磁盘的权限",
          en: "the order book cannot be written; nothing was changed. Check the permissions of "
            + "the file, its folder and its disk")
      )
    case .corrupt(let path):
      (
        path,
        Bilingual(
          zh: "订单簿已损坏，没有改动它。请把它和旁边的 -wal、-shm 文件一起移走"
            + "（用 sqlite3 的 .recover 可以尽量抢救）",
          en: "the order book is damaged; it was left as it is. Move it away together with the "
            + "-wal and -shm files beside it (sqlite3's .recover saves what can be saved)")
      )
    case .notAnOrderBook(let path):
      (
        path,
        Bilingual(
          zh: "这个文件不是 cashier 的订单簿，没有改动它。请把它移走",
          en: "this file is no order book of cashier; it was left as it is. Move it away")
      )
    case .locked(let path):
      (
        path,
        Bilingual(
          zh: "订单簿一直被别的程序锁住，这一步没有写入。请结束那个程序（fuser 可以找到它）后重试",
          en: "another program keeps the order book locked; nothing was written in this step. "
            + "End that program (fuser finds it) and try again")
      )
    case .diskFull(let path):
      (
        path,
        Bilingual(
          zh: "订单簿所在的磁盘已满，这一步没有写入，此前确认过的都还在。请腾出空间后重试",
          en: "the disk of the order book is full; nothing was written in this step, all that was "
            + "acknowledged before is there. Free some space and try again")
      )
    case .removed(let path):
      (
        path,
        Bilingual(
          zh: "订单簿的文件在打开之后被删除或替换，这一步没有写入。请放回原来的文件，或重新启动 cashier 建立新的订单簿",
          en:
            "the file of the order book was removed or replaced after it had been opened; nothing "
            + "was written in this step. Put it back, or start cashier again for a new one")
      )
    case .cannotCreate(let path, let reason):
      (
        path,
        Bilingual(
          zh: "订单簿打不开：\(printable(reason))。请检查目录和权限",
          en: "the order book cannot be opened: \(printable(reason)). Check the folder and its "
            + "permissions")
      )
    case .closed(let path):
      (
        path,
        Bilingual(
          zh: "订单簿已经关闭，这一步没有写入。请重新打开后再试",
          en: "the order book is closed; nothing was written in this step. Open it again and retry")
      )
    case .unacceptable(let path, let reason):
      (
        path,
        Bilingual(
          zh: "订单簿不接受这个请求，什么都没有写入：\(printable(reason.zh))。请改正后重试",
          en: "the order book does not take this request, nothing was written: "
            + "\(printable(reason.en)). Correct it and try again")
      )
    case .failed(let path, let reason):
      (
        path,
        Bilingual(
          zh: "订单簿读写失败：\(printable(reason))。这一步没有写入，此前确认过的都还在。请检查磁盘后重试",
          en: "the order book could not be read or written: \(printable(reason)). Nothing was "
            + "written in this step, all that was acknowledged before is there. Check the disk "
            + "and try again")
      )
    }
  }
}
