"""A shop with its own idea of routes and words: merchant.py PORT [PORT-FILE [PEM]].

It ends when its standard input does. Its app secret is "shop-secret".
"""
import hashlib, os, re, sys, threading, time
from flask import Flask, request
from werkzeug.serving import make_server

app, carts = Flask(__name__), {}


def order_info(sn, cart):
    now = str(int(time.time()))
    info = dict(
        merchant_id="1300000004", app_id="800000040005", sign_type="MD5", out_order_no=sn, version="2.0",
        trade_type="H5", product_code="pay", payment_type="direct", currency="CNY", timestamp=now, trade_time=now,
        valid_time="600", total_amount=str(cart["fen"]), subject=cart["what"], body=cart["what"], uid=cart["who"],
        notify_url="https://shop.example/tt", wx_type="MWEB", risk_info='{"ip":"127.0.0.1"}',
        wx_url=f"https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx{sn}")
    signed = "&".join(f"{k}={v}" for k, v in sorted(info.items()) if v and k != "risk_info")
    return info | {"sign": hashlib.md5((signed + "shop-secret").encode()).hexdigest()}


@app.before_request
def only_with_the_key():
    if request.path.startswith("/shop") and request.headers.get("X-Shop-Key") != "k-12345":
        return {"oops": "who are you?"}, 401


@app.post("/shop/checkout")
def checkout():
    sn = f"SN-{len(carts) + 1}"
    carts[sn] = dict(fen=int(request.form["fen"]), what=request.form["what"], who=request.form["who"], word="waiting")
    return {"payload": {"tt": order_info(sn, carts[sn])}}, 201


@app.get("/shop/carts")
def cart():
    known = carts.get(request.args["sn"])
    return {"payload": {"carts": [{"progress": known["word"]}]}} if known else ({"oops": "no such cart"}, 404)


@app.post("/hooks/wechat")
def paid():
    sn = re.search("<out_trade_no>(.*)</out_trade_no>", request.get_data(as_text=True))[1]
    carts[sn]["word"] = "done"
    return "<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>"


if __name__ == "__main__":
    port, port_file, pem = (sys.argv[1:] + [None, None])[:3]
    server = make_server("127.0.0.1", int(port), app, threaded=True, ssl_context=(pem, pem) if pem else None)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if port_file:
        with open(port_file + ".new", "w") as file:
            file.write(str(server.port))
        os.rename(port_file + ".new", port_file)
    sys.stdin.read()
