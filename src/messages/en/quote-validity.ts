/** Until when a quote is valid, and asking for a renewed one: order page, signing page and notices. */
export const quoteValidity = {
  "validity.section": "Validity of the quote",
  "validity.until": "Valid until",
  "validity.left.days": "{count, plural, one {{n} day left} other {{n} days left}}",
  "validity.left.hours": "{count, plural, one {{n} hour left} other {{n} hours left}}",
  "validity.left.minutes": "Less than an hour left",
  "validity.expired.title": "This quote has expired",
  "validity.expired.text":
    "It can’t be approved any more. Ask for a renewed quote, and we’ll email you when it’s ready.",
  "validity.expired.also": "You can still ask for changes or decline.",
  "validity.renew": "Ask for a renewed quote",
  "validity.asked.title": "A renewed quote was requested",
  "validity.asked.text": "Requested on {date}. We’ll email you when it’s ready.",
  "validity.refused.title": "Your approval came too late",
  "validity.refused.text": "Nothing was approved: the quote has expired. Everything you typed is still here.",

  "renewal.page_title": "Renewed quote · {shop}",
  "renewal.failed.title": "We couldn’t send your request",
  "renewal.failed.text": "Nothing was lost. Please go back to the order and try again in a moment.",
  "renewal.subject": "{who} asks for a renewed quote: {project}",
  "renewal.title": "{who} asks for a renewed quote for {project}",
  "renewal.intro": "The quote for {project} has expired. {who} asks for a renewed one.",
  "renewal.fact.expired": "Expired on",
  "renewal.what": "Extend it if it still stands, or send a new version.",
  "renewal.action": "Open the quote",
  "renewal.text": "{number}, version {version}. It expired on {date}.",
  "job.notice.renewal_requested": "Tell the rep that a client wants a renewed quote",
} as const
