PRAGMA foreign_keys=OFF;
PRAGMA application_id=1667330920;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('v1');
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
INSERT INTO orders VALUES(1,'20190825-paid',100,1566720981,1566720681000001,'partly-refunded',NULL,'{"out_order_no":"20190825-paid","subject":"测试''商品"}');
INSERT INTO orders VALUES(2,'20190825-open',1,NULL,1566720681000002,'created',NULL,'{}');
INSERT INTO orders VALUES(3,'20190825-closed',5,1566720981,1566720681000008,'closed',1566720681000009,'{}');
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
INSERT INTO payments VALUES(1,1,'wechat','T1',100,1566720681000003,0);
INSERT INTO payments VALUES(2,1,'alipay','T2',100,1566720681000004,1);
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
INSERT INTO refunds VALUES(1,1,'R1','T1',30,1566720681000005,1566720681000006);
INSERT INTO refunds VALUES(2,1,'R2','T2',100,1566720681000007,NULL);
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
INSERT INTO events VALUES(1,1,1566720681000001,'http','create',NULL,NULL,NULL,100,'changed',NULL,'POST /orders');
INSERT INTO events VALUES(2,2,1566720681000002,'http','create',NULL,NULL,NULL,1,'changed',NULL,NULL);
INSERT INTO events VALUES(3,1,1566720681000003,'wechat','pay','wechat','T1',NULL,100,'changed',NULL,'#12');
INSERT INTO events VALUES(4,1,1566720681000004,'alipay','pay','alipay','T2',NULL,100,'surplus',NULL,'#13');
INSERT INTO events VALUES(5,1,1566720681000005,'cli','refund',NULL,NULL,'R1',30,'changed',NULL,NULL);
INSERT INTO events VALUES(6,1,1566720681000006,'cli','refund-done',NULL,NULL,'R1',NULL,'changed',NULL,NULL);
INSERT INTO events VALUES(7,1,1566720681000007,'cli','refund',NULL,'T2','R2',100,'changed',NULL,NULL);
INSERT INTO events VALUES(8,3,1566720681000008,'run','create',NULL,NULL,NULL,5,'changed',NULL,NULL);
INSERT INTO events VALUES(9,3,1566720681000009,'cli','close',NULL,NULL,NULL,NULL,'changed',NULL,NULL);
INSERT INTO events VALUES(10,3,1566720681000010,'cli','refund',NULL,NULL,'R3',1,'refused','not-paid',NULL);
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
INSERT INTO unmatched_payments VALUES(1,'20190825-unknown','wechat','T9',7,1566720681000011,'wechat','#20');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('orders',3);
INSERT INTO sqlite_sequence VALUES('events',10);
INSERT INTO sqlite_sequence VALUES('unmatched_payments',1);
CREATE UNIQUE INDEX one_payment_counts ON payments (order_id) WHERE is_surplus = 0;
CREATE INDEX events_of_order ON events (order_id);
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'events never change'); END;
CREATE TRIGGER events_go_with_their_order BEFORE DELETE ON events
  WHEN EXISTS (SELECT 1 FROM orders WHERE id = OLD.order_id)
  BEGIN SELECT RAISE(ABORT, 'events go with their order'); END;
COMMIT;
