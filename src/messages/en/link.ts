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
} as const
