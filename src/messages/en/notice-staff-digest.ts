/** Words of the daily mail to staff. */
export const noticeStaffDigest = {
  "staff_digest.subject": "{count, plural, one {One update} other {{n} updates}} from your clients",
  "staff_digest.title": "Your daily summary",
  "staff_digest.intro":
    "{count, plural, one {This happened} other {{n} things happened}} in the client portal since your last summary.",
} as const
