/** Tells the rep that a client asked for a quote. */
export const noticeQuoteRequested = {
  "quote_requested.subject": "{kind, select, reorder {Reorder} other {Quote request}}: {project}",
  "quote_requested.title":
    "{who} {kind, select, reorder {wants to reorder {project}} other {asked for a quote: {project}}}",
  "quote_requested.intro":
    "{who} sent a request from their account. It’s a draft order now, with the request beside it. Price it and send it for approval.",
  "quote_requested.fact.line": "Asked for",
  "quote_requested.fact.in_hands": "In-hands date",
  "quote_requested.line": "{n} × {what}",
  "quote_requested.more": "{count, plural, one {and # more line} other {and {n} more lines}}",
  "quote_requested.action": "Open the request",
} as const
