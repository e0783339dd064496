/** Expired links and the way to a new one. */
export const link = {
  "live.ended": "Your link has expired.",
  "live.ended.act": "Get a new one",

  "expired.page_title": "Get a new link · {shop}",
  "expired.page_title.plain": "Get a new link",
  "expired.title": "This link has expired",
  "expired.text": "We’ll email you a new one, to the address we have on file.",
  "expired.act": "Email me a new link",
  "expired.sent.title": "Check your inbox",
  "expired.sent.text":
    "If we know this link, a new one is on its way to the address we have on file. It can take a minute. Check your spam folder too. If nothing arrives, please contact us.",
  "expired.sent.again": "Send it again",
  "expired.busy.title": "Too many attempts",
  "expired.busy.text": "Wait a minute, then open the link from your email again.",
  "expired.trouble.title": "We can’t check your link right now",
  "expired.trouble.text": "Your link may be fine. Wait a minute, then open it from your email again.",
  "expired.unknown.text":
    "We don’t know which link you used. Open the one in your latest email from us, or contact us.",
  "expired.account": "Get the link to your account",

  "ask_link.page_title": "Get your link · {shop}",
  "ask_link.title": "Get your link by email",
  "ask_link.text":
    "Your account shows all your orders, invoices and messages. Type the email address we have on file, and we’ll send you its link.",
  "ask_link.email": "Email address",
  "ask_link.act": "Email me my link",
  "ask_link.sent.title": "Check your inbox",
  "ask_link.sent.text":
    "If this address has an account with us, its link is on its way. It can take a minute. Check your spam folder too. If nothing arrives, please contact us.",
  "ask_link.again": "Try another address",
  "ask_link.invalid": "Please check the address. It should look like name@example.com.",
  "ask_link.busy": "Too many attempts. Please wait a while and try again.",
  "ask_link.trouble": "We can’t send links right now. Please try again in a moment.",
} as const
