"""A shop that is paid through tt.pay, in WeChat or Alipay: flask --app shop run --port 5000."""
import itertools, time
import channels
from flask import Flask, abort, request

app, orders, numbers, VALID = Flask(__name__), {}, itertools.count(1), 300
find = lambda no: orders.get(no) or abort(404, "no such order")
for refused in channels.REFUSALS:
    app.register_error_handler(refused, lambda why: ({"error": str(why)}, 409))


@app.post("/orders")
def create():
    fen, subject = int(request.json["total_amount"]), request.json["subject"]
    no = time.strftime("%Y%m%d%H%M%S") + f"{next(numbers):04}"
    orders[no] = {"fen": fen, "until": time.time() + VALID, "paid": set(), "over": False}
    return {"orderInfo": channels.order_info(no, subject, fen, VALID, request.host_url, request.remote_addr)}, 201


@app.get("/orders/<no>")
def status(no):
    order = find(no)
    if not order["paid"] and not order["over"]:  # No notify has told of a payment, so ask.
        order["paid"].update(channels.paid_in(no))
    return {"code": 3 if order["over"] else 0 if order["paid"] else 9 if time.time() < order["until"] else 1}


def count(channel, said):
    """Whether a notify is genuine, and about an order of ours and its amount. If so, a payment counts."""
    genuine = said and said.no in orders and said.fen == orders[said.no]["fen"]
    if genuine and said.paid:
        orders[said.no]["paid"].add(channel)
    return genuine


@app.post("/notify/wechat")
def wechat_notify():
    code = "SUCCESS" if count("wechat", channels.wechat_says(request.get_data())) else "FAIL"
    return f"<xml><return_code><![CDATA[{code}]]></return_code></xml>"


@app.post("/notify/alipay")
def alipay_notify():
    return "success" if count("alipay", channels.alipay_says(request.form.to_dict())) else "failure"


@app.post("/orders/<no>/refund")
def refund(no):
    for channel in tuple(find(no)["paid"]) or abort(409):
        channels.give_back(channel, no, orders[no]["fen"])
    orders[no]["over"] = True
    return status(no)


@app.post("/orders/<no>/close")
def close(no):
    find(no)["paid"] and abort(409)
    channels.close(no)
    orders[no]["over"] = True
    return status(no)
