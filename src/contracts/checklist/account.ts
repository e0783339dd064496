import { z } from "zod"
import { idSchema } from "../common"
import { checklistItemSchema } from "./checklist"

/** `GET /portal/account/checklist`: what is open on the account's active orders. */
export const accountChecklistSchema = z.object({
  orders: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(["quote", "order"]),
      number: z.string(),
      name: z.string().nullable(),
      items: z.array(checklistItemSchema),
    }),
  ),
})
export type AccountChecklist = z.infer<typeof accountChecklistSchema>
