import { getMailPreferences, saveMailPreferences as saveRoute } from "../../../contracts/routes/mail"
import { readMailPreferences, saveMailPreferences } from "../../../workflows/mail/mail-preferences"
import { implement } from "../../implement"

export const GET = implement(
  getMailPreferences,
  async ({ session, container }) => await readMailPreferences(container, session.recipient_email),
)

export const POST = implement(
  saveRoute,
  async ({ session, body, container }) => await saveMailPreferences(container, session.recipient_email, body),
)
