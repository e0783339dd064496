import { type MailPreference, mailKindSchema, mailPreferenceSchema } from "@contracts/mail/preference"

/** What the client chose in the form; null where the form does not hold what it should. */
export function readPreferenceForm(form: URLSearchParams): MailPreference | null {
  const wanted = form.getAll("kind")
  const chosen = {
    delivery: form.get("delivery"),
    time_zone: form.get("time_zone") || null,
    quiet: form.has("quiet") ? { from: form.get("quiet_from"), until: form.get("quiet_until") } : null,
    unsubscribed: mailKindSchema.options.filter((kind) => !wanted.includes(kind)),
  }
  return mailPreferenceSchema.safeParse(chosen).data ?? null
}
