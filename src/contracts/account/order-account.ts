import { z } from "zod"
import { idSchema } from "../common"

/**
 * `GET /portal/order-account`: the person's own link to the account that the order of their session belongs to. Null for a
 * person without one, and in a preview. The id opens nothing: that takes the link or a remembered device.
 */
export const orderAccountSchema = z.object({
  account: z
    .object({
      link_id: idSchema,
      order: z.object({ id: idSchema, number: z.string(), is_past: z.boolean() }),
    })
    .nullable(),
})
export type OrderAccount = NonNullable<z.infer<typeof orderAccountSchema>["account"]>
