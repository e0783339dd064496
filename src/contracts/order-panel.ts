import { z } from "zod"
import { accountAccessPanelSchema } from "./account/staff"
import { approvalRequestSchema, decisionStampSchema } from "./approval"
import { idSchema, instantSchema } from "./common"
import { linkEventSchema, portalLinkSchema } from "./portal-link"
import { deliveryNoteSchema, projectSchema, projectStatusSchema } from "./project"
import { stageMoveSchema, stageSchema } from "./stage"

/** `GET /admin/client-portal/orders/:id`: all that the panel on the order page shows. */
export const orderPanelSchema = z.object({
  /** Null until the order is first opened in the panel, shared or placed. */
  project: projectSchema.nullable(),
  status: projectStatusSchema,
  stages: z.array(stageSchema),
  moves: z.array(stageMoveSchema),
  links: z.array(portalLinkSchema),
  events: z.array(linkEventSchema),
  request: approvalRequestSchema.nullable(),
  decisions: z.array(decisionStampSchema),
  delivery_note: deliveryNoteSchema.nullable(),
  /** Who the share dialog proposes. */
  suggested_recipient: z.object({ name: z.string(), email: z.string().nullable() }),
  owners: z.array(z.object({ id: idSchema, name: z.string(), email: z.string() })),
  /** Set while follow-up work of the newest decision is late or has failed; `message` says why, null where it only is late. */
  pending_effect: z.object({ since: instantSchema, message: z.string().nullable() }).nullable(),
})
export type OrderPanel = z.infer<typeof orderPanelSchema>

/** `GET /admin/client-portal/customers/:id`. */
export const customerPanelSchema = accountAccessPanelSchema.extend({
  /** The account link for the customer's own address. */
  link: portalLinkSchema.nullable(),
  /** Why there is none. */
  missing_reason: z.enum(["no_email", "being_created"]).nullable(),
  projects: z.array(
    z.object({
      project_id: idSchema,
      order_id: idSchema,
      name: z.string(),
      status: projectStatusSchema,
      needs_new_request: z.boolean(),
      is_draft: z.boolean(),
    }),
  ),
})
export type CustomerPanel = z.infer<typeof customerPanelSchema>
