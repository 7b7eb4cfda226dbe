import GRDB

/// The tables of the order book. A migration is never changed once it has been released.
///
/// Amounts are in 分, `_us` is a moment in microseconds since 1970-01-01T00:00:00Z.
enum BookSchema {
  /// In the file's header: it is an order book and nothing else.
  static let applicationID: Int64 = 0x6361_7368
  /// `PRAGMA user_version` of a book that this program writes.
  static let version = 3

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      try db.execute(sql: v1)
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
    }
    migrator.registerMigration("v2") { db in
      try db.execute(sql: v2)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("v3") { db in
      try db.execute(sql: v3)
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    return migrator
  }()

  private static let v1 = """
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      out_order_no TEXT NOT NULL UNIQUE CHECK (length(out_order_no) BETWEEN 1 AND 128),
      amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
      expires_s INTEGER,
      created_us INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN
        ('created', 'paid', 'closed', 'refunding', 'partly-refunded', 'refunded')),
      closed_us INTEGER CHECK ((closed_us IS NULL) = (status <> 'closed')),
      info TEXT NOT NULL
    ) STRICT;

    CREATE TABLE payments (
      id INTEGER PRIMARY KEY,
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      channel TEXT NOT NULL CHECK (channel IN ('wechat', 'alipay')),
      transaction_no TEXT NOT NULL,
      amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
      paid_us INTEGER NOT NULL,
      is_surplus INTEGER NOT NULL CHECK (is_surplus IN (0, 1)),
      UNIQUE (order_id, channel, transaction_no)
    ) STRICT;
    CREATE UNIQUE INDEX one_payment_counts ON payments (order_id) WHERE is_surplus = 0;

    CREATE TABLE refunds (
      id INTEGER PRIMARY KEY,
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      refund_no TEXT NOT NULL,
      transaction_no TEXT NOT NULL,
      amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
      requested_us INTEGER NOT NULL,
      done_us INTEGER,
      UNIQUE (order_id, refund_no)
    ) STRICT;

    CREATE TABLE events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
      at_us INTEGER NOT NULL,
      author TEXT NOT NULL,
      action TEXT NOT NULL CHECK (action IN ('create', 'pay', 'close', 'refund', 'refund-done')),
      channel TEXT CHECK (channel IN ('wechat', 'alipay')),
      transaction_no TEXT,
      refund_no TEXT,
      amount_fen INTEGER,
      outcome TEXT NOT NULL CHECK (outcome IN ('changed', 'repeated', 'surplus', 'refused')),
      refusal TEXT CHECK ((refusal IS NULL) = (outcome <> 'refused')),
      because TEXT
    ) STRICT;
    CREATE INDEX events_of_order ON events (order_id);
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'events never change'); END;
    CREATE TRIGGER events_go_with_their_order BEFORE DELETE ON events
      WHEN EXISTS (SELECT 1 FROM orders WHERE id = OLD.order_id)
      BEGIN SELECT RAISE(ABORT, 'events go with their order'); END;

    CREATE TABLE unmatched_payments (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      out_order_no TEXT NOT NULL CHECK (length(out_order_no) BETWEEN 1 AND 128),
      channel TEXT NOT NULL CHECK (channel IN ('wechat', 'alipay')),
      transaction_no TEXT NOT NULL,
      amount_fen INTEGER NOT NULL,
      arrived_us INTEGER NOT NULL,
      author TEXT NOT NULL,
      because TEXT,
      UNIQUE (out_order_no, channel, transaction_no, amount_fen)
    ) STRICT;
    """

  private static let v2 = """
    CREATE TABLE idempotency (
      key TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      stored_us INTEGER NOT NULL,
      reply TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotency_by_age ON idempotency (stored_us);
    CREATE INDEX orders_by_status ON orders (status, id);
    """

  /// What the channels know: a trade as JSON, and the names under which it is found.
  private static let v3 = """
    CREATE TABLE trades (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      out_trade_no TEXT NOT NULL,
      untold_us INTEGER,
      trade TEXT NOT NULL
    ) STRICT;
    CREATE INDEX trades_by_order ON trades (out_trade_no);
    CREATE INDEX trades_untold ON trades (untold_us) WHERE untold_us IS NOT NULL;

    CREATE TABLE trade_names (
      name TEXT PRIMARY KEY,
      trade_id INTEGER NOT NULL REFERENCES trades (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trade_names_by_trade ON trade_names (trade_id);
    """
}
