import { z } from "zod"
import { threadEntrySchema } from "../conversation/thread"

export const conversationSectionSchema = z.object({
  /** What was said last, oldest first: entries of the thread with words of a person. */
  latest: z.array(threadEntrySchema),
})
export type ConversationSection = z.infer<typeof conversationSectionSchema>
