"""Client libraries that others wrote pay at a stand-in for WeChat Pay and Alipay: clients.py BASE-URL.

Environment: WEIXIN_KEY, the merchant's key; ALIPAY_APP_KEY, a file with the merchant's private key (PEM, PKCS#1), whose
public key the stand-in trusts; ALIPAY_PUBLIC_KEY, a file with the stand-in's public key (PEM).
It prints a line a step, and ends with 1 at the first that is not as it should be.
"""
import json, os, queue, secrets, signal, sys, threading, traceback
from decimal import Decimal
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import requests, xmltodict
from alipay import AliPay
from alipay.aop.api.AlipayClientConfig import AlipayClientConfig
from alipay.aop.api.DefaultAlipayClient import DefaultAlipayClient
from alipay.aop.api.request.AlipayTradeAppPayRequest import AlipayTradeAppPayRequest
from alipay.aop.api.request.AlipayTradeCloseRequest import AlipayTradeCloseRequest
from alipay.aop.api.request.AlipayTradeFastpayRefundQueryRequest import AlipayTradeFastpayRefundQueryRequest
from alipay.aop.api.request.AlipayTradeQueryRequest import AlipayTradeQueryRequest
from alipay.aop.api.request.AlipayTradeRefundRequest import AlipayTradeRefundRequest
from alipay.aop.api.util import WebUtils
from alipay.aop.api.util.SignatureUtils import get_sign_content, verify_with_rsa
from Cryptodome.PublicKey import RSA
from wechatpy.exceptions import WeChatPayException
from wechatpy.pay import WeChatPay
from wechatpy.pay.utils import calculate_signature, calculate_signature_hmac
from weixin.pay import WeixinPay, WeixinPayError

APPID, MCH_ID, ALIPAY_APPID = "wx2421b1c4370ec43b", "1900000109", "2019082200000001"
SUBJECT = "奶茶 & <面> 100%+"
ACCEPTED = {
    "wechat": b"<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>",
    "alipay": b"success",
}


class Wrong(Exception):
    """Something that came is not what should have come."""


def expect(what, got, *wanted):
    if got not in wanted:
        raise Wrong(f"{what}: {got!r} came, not {' or '.join(map(repr, wanted))}")


class Notified:
    """Takes the notifies, each order's on a path of its own."""

    def __init__(self):
        self.came = came = {}

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                came[self.path].put((self.headers["Content-Type"].split(";")[0], body))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(ACCEPTED[self.path.split("/")[1]])

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, channel, no):
        self.came[f"/{channel}/{no}"] = queue.Queue()
        return f"http://127.0.0.1:{self.server.server_port}/{channel}/{no}"

    def take(self, channel, no):
        try:
            return self.came[f"/{channel}/{no}"].get(timeout=20)
        except queue.Empty:
            raise Wrong(f"no notify for {no} in 20 s") from None


def act(url, what):
    """Opens a payment page and does something there, as its buttons do."""
    page = requests.get(url)
    expect("the page's status", page.status_code, 200)
    expect("the page's type", page.headers["Content-Type"].split(";")[0], "text/html")
    expect(f"the status after {what}", requests.post(url, data={"act": what}).status_code, 200)


# WeChat Pay


class Wechatpy:
    """wechatpy; it has no parameter for sign_type but in create, so each request is given it here."""

    refused = WeChatPayException

    def __init__(self, base, key, sign_type=None):
        class Client(WeChatPay):
            API_BASE_URL = base + "/"

            def post(self, url, data):
                return super().post(url, data=data | ({"sign_type": sign_type} if sign_type else {}))

        self.client, self.key = Client(APPID, key, MCH_ID), key
        self.sign = calculate_signature_hmac if sign_type == "HMAC-SHA256" else calculate_signature
        self.name = f"wechatpy, {sign_type or 'no sign_type'}"

    def genuine(self, said):
        unsigned = {name: value for name, value in said.items() if name != "sign"}
        expect("the sign of an answer", said["sign"], self.sign(unsigned, self.key))
        return said

    def order(self, no, fen, notify_url):
        scene = {"h5_info": {"type": "Wap", "wap_url": "https://shop.example", "wap_name": "店"}}
        return self.genuine(self.client.order.create(
            "MWEB", SUBJECT, fen, notify_url, "127.0.0.1", out_trade_no=no, attach="a b", scene_info=scene))

    def query(self, no):
        return self.genuine(self.client.order.query(out_trade_no=no))

    def close(self, no):
        return self.genuine(self.client.order.close(no))

    def refund(self, no, fen, refund_no, part):
        return self.genuine(self.client.refund.apply(fen, part, refund_no, out_trade_no=no))

    def refund_query(self, refund_no):
        return self.genuine(self.client.refund.query(out_refund_no=refund_no))

    def notify(self, body):
        if self.sign is calculate_signature:
            return self.client.parse_payment_result(body)  # It can do MD5 only.
        said = self.genuine(xmltodict.parse(body)["xml"])
        return said | {"total_fee": int(said["total_fee"])}


class WeixinPython:
    """weixin-python: elements unsorted, without CDATA and without escapes; each refund wants two files to be there."""

    name, refused = "weixin-python, no sign_type", WeixinPayError

    def __init__(self, base, key):
        self.client = WeixinPay(APPID, MCH_ID, key, None, key=__file__, cert=__file__)
        self.client.PAY_HOST = base

    def genuine(self, said):
        expect("the sign of an answer", self.client.check(dict(said)), True)
        return said

    def order(self, no, fen, notify_url):
        return self.genuine(self.client.unified_order(
            out_trade_no=no, body="奶茶", total_fee=fen, trade_type="MWEB", notify_url=notify_url, attach="a b",
            spbill_create_ip="127.0.0.1"))

    def query(self, no):
        return self.genuine(self.client.order_query(out_trade_no=no))

    def close(self, no):
        return self.genuine(self.client.close_order(no))

    def refund(self, no, fen, refund_no, part):
        return self.genuine(self.client.refund(
            out_trade_no=no, out_refund_no=refund_no, total_fee=fen, refund_fee=part))

    def refund_query(self, refund_no):
        return self.genuine(self.client.refund_query(out_refund_no=refund_no))

    def notify(self, body):
        said = self.genuine(self.client.to_dict(body.decode()))
        return said | {"total_fee": int(said["total_fee"])}


def pay_at_wechat(library, wrong_key, notified):
    def refuses(what, call, *says):
        try:
            call()
        except library.refused as refusal:
            if says and not any(text in str(refusal) for text in says):
                raise Wrong(f"{what}: refused with {refusal}, not {' or '.join(says)}") from None
        else:
            raise Wrong(f"{what} was not refused")

    def ok(step):
        print(f"ok WeChat ({library.name}): {step}", flush=True)

    no, other, fen = "W" + secrets.token_hex(8), "W" + secrets.token_hex(8), 88
    refuses("a query before there is an order", lambda: library.query(no))
    order = library.order(no, fen, notified.url("wechat", no))
    expect("prepay_id", order["prepay_id"][:2], "wx")
    expect("trade_type", order["trade_type"], "MWEB")
    expect("trade_state", library.query(no)["trade_state"], "NOTPAY")
    ok("ordered")
    refuses("a wrong key", lambda: wrong_key.query(no), "签名错误", "SIGNERROR")
    ok("a wrong key is refused")

    act(order["mweb_url"], "pay")
    kind, body = notified.take("wechat", no)
    expect("the notify's type", kind, "text/xml", "application/xml")
    said = library.notify(body)
    wanted = dict(result_code="SUCCESS", out_trade_no=no, total_fee=fen, appid=APPID, mch_id=MCH_ID, attach="a b")
    for name in wanted:
        expect(f"the notify's {name}", said[name], wanted[name])
    ok("paid, and the notify verified")
    paid = library.query(no)
    expect("trade_state", paid["trade_state"], "SUCCESS")
    expect("total_fee", paid["total_fee"], str(fen))
    expect("transaction_id", paid["transaction_id"], said["transaction_id"])
    refuses("the close of a paid order", lambda: library.close(no))
    refuses("another order of this number", lambda: library.order(no, fen, "http://127.0.0.1/"))
    ok("queried")

    first = library.refund(no, fen, no + "R1", 30)
    expect("refund_fee", first["refund_fee"], "30")
    again = library.refund(no, fen, no + "R1", 30)
    expect("refund_id of the same refund again", again["refund_id"], first["refund_id"])
    refuses("a refund of more than is left", lambda: library.refund(no, fen, no + "R2", fen))
    library.refund(no, fen, no + "R3", fen - 30)
    expect("trade_state", library.query(no)["trade_state"], "REFUND")
    refund = library.refund_query(no + "R1")
    expect("refund_id_0", refund["refund_id_0"], first["refund_id"])
    expect("refund_fee_0", refund["refund_fee_0"], "30")
    expect("refund_status_0", refund["refund_status_0"], "SUCCESS", "PROCESSING")
    ok("refunded, and the refund queried")

    act(library.order(other, fen, notified.url("wechat", other))["mweb_url"], "cancel")
    expect("trade_state", library.query(other)["trade_state"], "NOTPAY")
    refuses("a close in the first five minutes", lambda: library.close(other))
    ok("cancelled; a close is refused in the first five minutes")


# Alipay


class PythonAlipaySDK:
    """python-alipay-sdk: GET, all in the URL, sorted."""

    name = "python-alipay-sdk"

    def __init__(self, base, app_key, public_key):
        self.client = AliPay(ALIPAY_APPID, None, app_key, public_key)
        self.client._gateway = base + "/gateway.do"

    def order(self, no, yuan, notify_url):
        return self.client.api_alipay_trade_app_pay(SUBJECT, no, yuan, notify_url, timeout_express="30m")

    def query(self, no):
        return self.client.api_alipay_trade_query(no)

    def close(self, no):
        return self.client.api_alipay_trade_close(no)

    def refund(self, no, request_no, yuan):
        return self.client.api_alipay_trade_refund(yuan, no, out_request_no=request_no)

    def refund_query(self, no, request_no):
        return self.client.api_alipay_trade_fastpay_refund_query(request_no, out_trade_no=no)

    def genuine(self, form, sign):
        return self.client.verify(dict(form), sign)


class OfficialSDK:
    """alipay-sdk-python: POST; the request line has the whole URL and the common parameters, the body biz_content."""

    name = "alipay-sdk-python"

    def __init__(self, base, app_key, public_key):
        config = AlipayClientConfig()
        config.server_url = base + "/gateway.do"
        config.app_id, config.app_private_key, config.alipay_public_key = ALIPAY_APPID, app_key, public_key
        self.client, self.public_key = DefaultAlipayClient(config), public_key

    def request(self, kind, **content):
        request = kind()
        request.biz_content = content
        return request

    def call(self, kind, **content):
        return json.loads(self.client.execute(self.request(kind, **content)))

    def order(self, no, yuan, notify_url):
        request = self.request(
            AlipayTradeAppPayRequest, out_trade_no=no, total_amount=yuan, subject=SUBJECT, timeout_express="30m",
            product_code="QUICK_MSECURITY_PAY")
        request.notify_url = notify_url
        return self.client.sdk_execute(request)

    def query(self, no):
        return self.call(AlipayTradeQueryRequest, out_trade_no=no)

    def close(self, no):
        return self.call(AlipayTradeCloseRequest, out_trade_no=no)

    def refund(self, no, request_no, yuan):
        return self.call(AlipayTradeRefundRequest, out_trade_no=no, out_request_no=request_no, refund_amount=yuan)

    def refund_query(self, no, request_no):
        return self.call(AlipayTradeFastpayRefundQueryRequest, out_trade_no=no, out_request_no=request_no)

    def genuine(self, form, sign):
        text = get_sign_content({name: form[name] for name in form if name != "sign_type"})
        return verify_with_rsa(self.public_key, text.encode(), sign)


def connect_to_any_port(url, query, timeout):
    """The official SDK connects to port 80, whatever its server_url says."""
    at = urlsplit(url)
    return f"{url}?{query}", HTTPConnection(at.hostname, at.port, timeout=timeout)


WebUtils.get_http_connection = connect_to_any_port


def pay_at_alipay(library, wrong_key, base, notified):
    def ok(step):
        print(f"ok Alipay ({library.name}): {step}", flush=True)

    def done(what, answer):
        expect(f"{what}: code", answer["code"], "10000")
        return answer

    def refused(what, answer, *codes):
        expect(f"{what}: code", answer["code"], "40004")
        expect(f"{what}: sub_code", answer["sub_code"], *codes)

    no, other = "A" + secrets.token_hex(8), "A" + secrets.token_hex(8)
    order = library.order(no, "0.88", notified.url("alipay", no))
    page = f"{base}/alipay/app-pay?{order}"
    refused("a query before the payer has opened it", library.query(no), "ACQ.TRADE_NOT_EXIST")
    ok("ordered, and not known before the payer has opened it")
    expect("the page's status", requests.get(page).status_code, 200)
    expect("trade_status", done("a query", library.query(no))["trade_status"], "WAIT_BUYER_PAY")
    ok("opened")
    try:
        said = json.dumps(wrong_key.query(no))
    except Exception as refusal:  # Each library has its own, and one of them gives the answer.
        said = str(refusal)
    expect(f"isv.invalid-signature for a wrong key, in {said}", "isv.invalid-signature" in said, True)
    ok("a wrong key is refused")

    act(page, "pay")
    kind, body = notified.take("alipay", no)
    expect("the notify's type", kind, "application/x-www-form-urlencoded")
    said = dict(parse_qsl(body.decode(), strict_parsing=True))
    expect("the notify's sign", library.genuine(said, said.pop("sign")), True)
    wanted = dict(
        trade_status="TRADE_SUCCESS", out_trade_no=no, app_id=ALIPAY_APPID, total_amount="0.88", subject=SUBJECT)
    for name in wanted:
        expect(f"the notify's {name}", said[name], wanted[name])
    ok("paid, and the notify verified")
    paid = done("a query", library.query(no))
    expect("trade_status", paid["trade_status"], "TRADE_SUCCESS")
    expect("total_amount", paid["total_amount"], "0.88")
    expect("trade_no", paid["trade_no"], said["trade_no"])
    expect("the close of a paid trade: code", library.close(no)["code"], "40004")
    ok("queried")

    first = done("a refund", library.refund(no, no + "R1", "0.30"))
    expect("fund_change", first["fund_change"], "Y")
    expect("refund_fee", Decimal(first["refund_fee"]), Decimal("0.30"))
    again = done("the same refund again", library.refund(no, no + "R1", "0.30"))
    expect("its fund_change", again["fund_change"], "N")
    expect("a refund of more than is left: code", library.refund(no, no + "R2", "0.88")["code"], "40004")
    expect("trade_status", library.query(no)["trade_status"], "TRADE_SUCCESS")
    refund = done("a refund's query", library.refund_query(no, no + "R1"))
    expect("refund_amount", Decimal(refund["refund_amount"]), Decimal("0.30"))
    done("the refund of the rest", library.refund(no, no + "R3", "0.58"))
    expect("trade_status", library.query(no)["trade_status"], "TRADE_CLOSED")
    ok("refunded, and the refund queried")

    refused("the close of what nobody has opened", library.close(other), "ACQ.TRADE_NOT_EXIST")
    act(f"{base}/alipay/app-pay?{library.order(other, '1.00', notified.url('alipay', other))}", "cancel")
    expect("trade_status", library.query(other)["trade_status"], "WAIT_BUYER_PAY")
    done("a close", library.close(other))
    expect("trade_status", library.query(other)["trade_status"], "TRADE_CLOSED")
    ok("cancelled, and closed")


def too_late(*_):
    raise Wrong("no end in two minutes")


def main(base):
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(120)
    key = os.environ["WEIXIN_KEY"]
    app_key, public_key = (open(os.environ[name]).read() for name in ("ALIPAY_APP_KEY", "ALIPAY_PUBLIC_KEY"))
    wrong, wrong_app_key = "w" * 32, RSA.generate(2048).export_key().decode()
    notified = Notified()
    for sign_type in (None, "MD5", "HMAC-SHA256"):
        pay_at_wechat(Wechatpy(base, key, sign_type), Wechatpy(base, wrong, sign_type), notified)
    pay_at_wechat(WeixinPython(base, key), WeixinPython(base, wrong), notified)
    for library in (PythonAlipaySDK, OfficialSDK):
        pay_at_alipay(library(base, app_key, public_key), library(base, wrong_app_key, public_key), base, notified)


if __name__ == "__main__":
    try:
        main(sys.argv[1].rstrip("/"))
    except Wrong as wrong:
        sys.exit(f"not ok {wrong}")
    except Exception as error:
        traceback.print_exc()
        sys.exit(f"not ok: the library raised {error!r}")
