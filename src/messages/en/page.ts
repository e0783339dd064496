/** Words that every page of the portal shares: frame, notices, updates. */
export const page = {
  "page.title": "{project} · {shop}",
  "page.skip": "Skip to the content",
  "page.preview.title": "Preview",
  "page.preview.text": "Nothing counts here, and nothing can be decided.",
  "page.contact": "Your contact",
  "page.contact.write": "Write to {name}",
  "page.contact.footer": "How to reach us",
  "page.back": "Back to the order",

  "live.changed": "This page was updated.",
  "live.show": "Show",

  "account.page_title": "Your account · {shop}",
  "account.title": "Hello {name}",
  "account.text":
    "A page with all your orders in one place will open here. Until then, each order has its own link in your e-mails.",

  "missing.page_title": "Not here",
  "missing.title": "There is nothing at this address",
  "missing.text": "Please open the link in your newest e-mail from us. It brings you straight to your order.",

  "trouble.page_title": "One moment",
  "trouble.title": "We cannot show this page just now",
  "trouble.text": "It is our side, not yours, and nothing is lost. Please try again in a moment.",
  "trouble.again": "Try again",
} as const
