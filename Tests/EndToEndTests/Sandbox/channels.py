"""The shop's dealings with WeChat Pay, Alipay and tt.pay. With their real addresses and keys it would take money."""
import hashlib, time
from collections import namedtuple
from decimal import Decimal
from os import environ
from alipay import AliPay
from wechatpy.exceptions import InvalidSignatureException, WeChatPayException
from wechatpy.pay import WeChatPay

wechat = WeChatPay("wx2421b1c4370ec43b", environ["WEIXIN_KEY"], "1900000109")
wechat.API_BASE_URL = environ["WEIXIN_BASE"] + "/"  # https://api.mch.weixin.qq.com/
keys = [open(environ[name]).read() for name in ("ALIPAY_APP_KEY", "ALIPAY_PUBLIC_KEY")]
alipay = AliPay("2019082200000001", None, *keys)
alipay._gateway = environ["ALIPAY_BASE"] + "/gateway.do"  # https://openapi.alipay.com/gateway.do

Notify = namedtuple("Notify", "no fen paid")
PAID_AT_ALIPAY = ("TRADE_SUCCESS", "TRADE_FINISHED")


class Refused(Exception):
    """Alipay's no, with its code."""


REFUSALS = (Refused, WeChatPayException)


def agreed(answer, *fine):
    if answer["code"] != "10000" and answer.get("sub_code") not in fine:
        raise Refused(answer.get("sub_code", answer["code"]))


def yuan(fen):
    return f"{Decimal(fen) / 100:.2f}"


def order_info(no, subject, fen, seconds, home, ip):
    """tt.pay's orderInfo, with an order made at WeChat and an order string for Alipay in it."""
    now = str(int(time.time()))
    at_wechat = wechat.order.create(
        "MWEB", subject, fen, home + "notify/wechat", ip, out_trade_no=no,
        scene_info={"h5_info": {"type": "Wap", "wap_url": home, "wap_name": "Shop"}})
    at_alipay = alipay.api_alipay_trade_app_pay(
        subject, no, yuan(fen), home + "notify/alipay", timeout_express=f"{seconds // 60}m")
    info = dict(
        merchant_id="1300000004", app_id="800000040005", uid="u1", sign_type="MD5", version="2.0", trade_type="H5",
        product_code="pay", payment_type="direct", currency="CNY", out_order_no=no, subject=subject, body=subject,
        total_amount=fen, timestamp=now, trade_time=now, valid_time=str(seconds), notify_url=home + "notify/tt",
        wx_type="MWEB", wx_url=at_wechat["mweb_url"], alipay_url=at_alipay)
    text = "&".join(f"{name}={info[name]}" for name in sorted(info)) + environ["APP_SECRET"]
    return info | {"risk_info": '{"ip":"%s"}' % ip, "sign": hashlib.md5(text.encode()).hexdigest()}


def paid_in(no):
    """The channels which say, when asked, that the order is paid."""
    if wechat.order.query(out_trade_no=no)["trade_state"] == "SUCCESS":
        yield "wechat"
    if alipay.api_alipay_trade_query(no).get("trade_status") in PAID_AT_ALIPAY:
        yield "alipay"


def wechat_says(body):
    """What a notify says; None if WeChat did not sign it, or not to us."""
    try:
        said = wechat.parse_payment_result(body)
    except InvalidSignatureException:
        return None
    if (said["appid"], said["mch_id"]) == (wechat.appid, wechat.mch_id):
        return Notify(said["out_trade_no"], said["total_fee"], said["result_code"] == "SUCCESS")


def alipay_says(form):
    sign = form.pop("sign", "")
    if alipay.verify(form, sign) and form["app_id"] == alipay.appid:
        fen = Decimal(form["total_amount"]) * 100
        return Notify(form["out_trade_no"], fen, form["trade_status"] in PAID_AT_ALIPAY)


def give_back(channel, no, fen):
    """All of it, and once, however often this is called."""
    if channel == "wechat":
        wechat.refund.apply(fen, fen, no + "R", out_trade_no=no)  # The real one asks for mch_cert and mch_key.
    else:
        agreed(alipay.api_alipay_trade_refund(yuan(fen), no, out_request_no=no + "R"))


def close(no):
    """WeChat refuses to close for the first five minutes; Alipay does not know an order that nobody has opened."""
    wechat.order.close(no)
    agreed(alipay.api_alipay_trade_close(no), "ACQ.TRADE_NOT_EXIST")
