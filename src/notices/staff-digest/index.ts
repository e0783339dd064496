import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "zod"
import { portalServices } from "../../lib/services"
import type { DigestLineRow } from "../../modules/automation/rows"
import { readOwner } from "../context"
import { defineNotice } from "../define-notice"
import type { Loaded } from "../deliver"
import { EXAMPLE_AT, EXAMPLE_CLIENT, EXAMPLE_REP, EXAMPLE_URL, exampleProject } from "../example-facts"
import { staffDigestMail, type StaffDigestProps } from "./template"

/** Null where there are no lines, or the recipient is no longer a user. */
const readMail = async (
  container: MedusaContainer,
  user_id: string,
  lines: readonly DigestLineRow[],
): Promise<Loaded<StaffDigestProps> | null> => {
  const owner = await readOwner(container, user_id)
  if (!owner || lines.length === 0) return null
  return {
    data: {
      recipient_name: owner.name,
      lines: lines.map(({ title, text, url, created_at }) => ({ title, text, url, at: created_at.toISOString() })),
    },
    email: { to: owner.email, reply_to: null },
  }
}

/** The daily mail of a member of staff, with all notices that they want once a day. */
export const staffDigest = defineNotice({
  name: "staff-digest",
  title: "job.notice.staff_digest",
  audience: "staff",
  channels: { email: staffDigestMail },
  payload: z.object({ user_id: z.string() }),
  about: ({ user_id }) => ({ resource_type: "user", resource_id: user_id, link_id: null }),
  orderOf: () => Promise.resolve(null),
  default: { enabled: true, delay_minutes: 0 },
  is_required: true,
  example: {
    recipient_name: EXAMPLE_REP,
    lines: [{ title: exampleProject.name, text: EXAMPLE_CLIENT, url: EXAMPLE_URL, at: EXAMPLE_AT }],
  },
  load: async (container, { user_id }, { uid }) =>
    await readMail(container, user_id, await portalServices(container).automations.takeDigest(user_id, uid)),
  preview: async (container, { user_id }) =>
    await readMail(container, user_id, await portalServices(container).automations.latestDigest(user_id)),
})
