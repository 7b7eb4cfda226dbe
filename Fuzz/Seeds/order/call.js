const o = tt.pay({ service: 1, _debug: 1, payChannel: { default_pay_channel: "wx" },
  orderInfo: { app_id: '800000040005', total_amount: 0x1, valid_time: .5e1, subject: `茶\u{1F375}`,
    alipay_url: "method=alipay.trade.app.pay&biz_content=%7B%22total_amount%22%3A%220.01%22%7D&app_id=1&sign=YQ%3D%3D", risk_info: "{\"ip\":\"127.0.0.1\"}", n: [1, /a[/]b/, null,], },
  getOrderStatus(res) { return fetch("/x").then((r) => r.json()) }, success: async () => {}, fail() {} });
