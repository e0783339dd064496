import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { greetedName } from "../context"
import { defineNotice } from "../define-notice"
import { EXAMPLE_CLIENT, EXAMPLE_LATER } from "../example-facts"
import { accountCodeMail } from "./template"

/** The one-time code of an account link, to the link's own address. A code that is over is not mailed any more. */
export const accountCode = defineNotice({
  name: "account-code",
  title: "job.notice.account_code",
  audience: "client",
  channels: { email: accountCodeMail },
  payload: z.object({ code_id: z.string(), link_id: z.string() }),
  about: ({ code_id, link_id }) => ({ resource_type: "portal_account_code", resource_id: code_id, link_id }),
  orderOf: () => Promise.resolve(null),
  default: { enabled: true, delay_minutes: 0 },
  is_required: true,
  example: { recipient_name: EXAMPLE_CLIENT, code: "000000", expires_at: EXAMPLE_LATER },
  load: async (container, { code_id }) => {
    const { tokens } = portalServices(container)
    const sent = await tokens.openCode(code_id)
    const link = sent && (await tokens.findLink(sent.link_id))
    if (!link || linkStateOf(link, link.read_at) !== "active") return null
    return {
      data: { recipient_name: greetedName(link), code: sent.code, expires_at: sent.expires_at.toISOString() },
      email: { to: link.recipient_email, reply_to: null },
    }
  },
})
