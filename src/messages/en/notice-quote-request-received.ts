/** Confirms a quote request to the client who sent it. */
export const noticeQuoteRequestReceived = {
  "quote_request_received.subject": "We’ve got your request: {project}",
  "quote_request_received.title": "Your request is with us",
  "quote_request_received.intro":
    "Thanks for your request. We’ll price it and send you a quote to approve. Nothing is ordered until you do.",
  "quote_request_received.action": "View your request",
} as const
