/** Words of the mail with the one-time code of an account. */
export const noticeAccountCode = {
  "account_code.subject": "{code} is your {shop} code",
  "account_code.preheader": "Type it into the page that asked for it.",
  "account_code.title": "Your one-time code",
  "account_code.intro": "Type this code to open your {shop} account page:",
  "account_code.until": "It works once, until {at}.",
  "account_code.not_you":
    "We never ask for this code by phone or email. If you didn’t ask for it, you can ignore this email: nobody gets in without the code.",
} as const
