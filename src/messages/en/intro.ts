/** Words a rep pastes beside a link. They carry the link, so they exist only on a rep's screen. */
export const intro = {
  "intro.project.email":
    "Hello {name},\n\nhere is your private page for “{project}”. You can look through everything, sign, ask for changes and follow the order there, at any time and without an account:\n\n{url}\n\nPlease keep the link to yourself.\n\n{shop}",
  "intro.project.sms": "{shop}: your page for “{project}”: {url}",
  "intro.project.chat": "Hi {name}! Here is your private page for “{project}”, no account needed: {url}",
  "intro.account.email":
    "Hello {name},\n\nhere is your private page at {shop}, where your orders will be in one place, with no account to make:\n\n{url}\n\nPlease keep the link to yourself.\n\n{shop}",
  "intro.account.sms": "{shop}: your orders in one place: {url}",
  "intro.account.chat": "Hi {name}! Your private page at {shop}, no account needed: {url}",
} as const
