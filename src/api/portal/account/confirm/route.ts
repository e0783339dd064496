import { accountSettings } from "../../../../contracts"
import { confirmAccount } from "../../../../contracts/routes/account"
import { portalError } from "../../../../lib/portal-error"
import { portalServices } from "../../../../lib/services"
import type { ConfirmResult } from "../../../../modules/portal-token/account-access"
import { TooManyRequests } from "../../../errors"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountSessionOf } from "../account-access"

/** The code comes in the body: addresses are logged, bodies are not. */
export const POST = implement(confirmAccount, async ({ session, body, container }) => {
  const { settings, tokens } = portalServices(container)
  const { remember_days } = await settings.get(accountSettings)
  const result = await tokens.confirmAccess(accountSessionOf(session), body.code, body.remember ? remember_days : 0)
  if (result.kind !== "confirmed") throw refusalOf(result)
  const { link, device, ...opened } = result.confirmed
  return {
    session: opened.session,
    expires_at: opened.expires_at.toISOString(),
    link: viewerOf(container, link),
    device: device && { token: device.device, expires_at: device.expires_at.toISOString() },
  }
})

const refusalOf = (result: Exclude<ConfirmResult, { kind: "confirmed" }>) => {
  switch (result.kind) {
    case "no_session":
      return portalError("session_over", "This session has ended. Open your link again, or ask for a fresh one.")
    case "wrong":
      return portalError("code_wrong", "This is not the code that was mailed.")
    case "over":
      return portalError("code_over", "This code is no longer valid. Ask for another one.")
    case "locked": {
      const until = result.locked_until ?? new Date()
      const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000))
      return new TooManyRequests(seconds, "Too many wrong codes. Please try again later.", "account_locked")
    }
  }
}
