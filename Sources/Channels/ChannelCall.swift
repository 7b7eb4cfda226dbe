/// What comes to the channels from outside: from merchants' servers, and from browsers.
public enum ChannelCall: Sendable {
  case request(ChannelRequest)
  case open(PaymentLink)
  case act(PagePayment, PaymentLink)
}

/// And what is answered.
public enum ChannelAnswer: Sendable {
  case reply(ChannelReply)
  case opened(OpenedLink)
}
