/** Words a rep pastes beside a link. They carry the link, so they exist only on a rep's screen. */
export const intro = {
  "intro.project.email":
    "Hi {name},\n\nHere’s your page for “{project}”. You can review everything, approve it, ask for changes and follow your order there at any time, without an account:\n\n{url}\n\nThis link is yours. To share the page, use “Share with a colleague” on it.\n\n{shop}",
  "intro.project.sms": "{shop}: your page for “{project}”: {url}",
  "intro.project.chat": "Hi {name}! Here’s your page for “{project}”, no account needed: {url}",
  "intro.account.email":
    "Hi {name},\n\nHere’s your page at {shop}, with all your orders in one place and no account needed:\n\n{url}\n\nPlease keep this link to yourself.\n\n{shop}",
  "intro.account.sms": "{shop}: your orders in one place: {url}",
  "intro.account.chat": "Hi {name}! Here’s your page at {shop}, no account needed: {url}",
} as const
