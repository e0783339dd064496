import { z } from "zod"
import { daySchema, instantSchema } from "../common"

/** Until when a decision keeps the in-hands date, by lead times and the shop's work calendar. */
export const approveBySchema = z.object({
  at: instantSchema,
  in_hands_date: daySchema,
  /** The moment has passed: the date can no longer be promised. */
  has_passed: z.boolean(),
})
export type ApproveBy = z.infer<typeof approveBySchema>
