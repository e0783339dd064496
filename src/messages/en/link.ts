/** Expired links and the way to a new one. */
export const link = {
  "live.ended": "Your link has run out.",
  "live.ended.act": "Get a fresh one",

  "expired.page_title": "A fresh link · {shop}",
  "expired.page_title.plain": "A fresh link",
  "expired.title": "This link no longer opens",
  "expired.text":
    "It may have run out or been replaced by a newer one. One press, and a fresh link is on its way to the e-mail address we have on file.",
  "expired.act": "E-mail me a fresh link",
  "expired.sent.title": "Look in your inbox",
  "expired.sent.text":
    "If this link is known to us, a fresh one is on its way to the address on file. It can take a minute; look into the spam folder as well. If nothing comes, please write to us.",
  "expired.sent.again": "Send it once more",
  "expired.busy.title": "One moment, please",
  "expired.busy.text": "There were many tries just now. Wait a minute, then open the link from your e-mail again.",
  "expired.trouble.text":
    "Your link may be fine: we could not check it just now. Wait a minute, then open it from your e-mail again.",
  "expired.unknown.text":
    "We do not know which link you came with. Open the one in your newest e-mail from us, or get in touch.",
} as const
