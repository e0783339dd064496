/** Words that every page of the portal shares: frame, notices, updates. */
export const page = {
  "page.title": "{project} · {shop}",
  "page.skip": "Skip to the content",
  "page.preview.title": "Preview",
  "page.preview.text": "Views are not tracked and actions are disabled.",
  "page.contact": "Your contact",
  "page.contact.write": "Email {name}",
  "page.contact.footer": "Contact us",
  "page.back": "Back to the order",

  "live.changed": "This page was updated.",
  "live.show": "Show",

  "missing.page_title": "Page not found",
  "missing.title": "There is no page at this address",
  "missing.text": "Open the link in the latest email from us. It takes you straight to your order.",

  "trouble.page_title": "Something went wrong",
  "trouble.title": "We can’t show this page right now",
  "trouble.text": "Something went wrong on our side, and nothing was lost. Please try again in a moment.",
  "trouble.again": "Try again",
} as const
