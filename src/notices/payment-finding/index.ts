import { z } from "zod"
import type { PaymentFinding } from "../../contracts"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import { exampleProject } from "../example-facts"

/** Money at Stripe needs a look; the order's rep learns of it, or everyone where there is none. */
export const paymentFinding = defineNotice({
  name: "payment-finding",
  title: "job.notice.payment_finding",
  audience: "staff",
  channels: {
    feed: ({ code, project, number }: { code: PaymentFinding["code"]; project: string; number: string }, { t }) => ({
      title: t(`payment.finding.${code}`),
      text: t("payment.finding.about", { project, number }),
    }),
  },
  words: ["payment.finding."],
  payload: z.object({ finding_id: z.string() }),
  about: ({ finding_id }) => ({ resource_type: "portal_payment_finding", resource_id: finding_id, link_id: null }),
  orderOf: async (container, { finding_id }) =>
    (await portalServices(container).payments.findFinding(finding_id))?.order_id ?? null,
  default: { enabled: true, delay_minutes: 0 },
  isDue: async (container, { finding_id }) =>
    (await portalServices(container).payments.findFinding(finding_id))?.resolved_at === null,
  example: { code: "late_payment", project: exampleProject.name, number: exampleProject.number },
  load: async (container, { finding_id }) => {
    const finding = await portalServices(container).payments.findFinding(finding_id)
    if (!finding) return null
    if (!finding.order_id) return { data: { code: finding.code, project: "", number: "" }, feed: { user_id: null } }
    const { named, project } = await readProjectOf(container, finding.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    return {
      data: { code: finding.code, project: named.name, number: named.number },
      feed: { user_id: owner?.id ?? null },
    }
  },
})
