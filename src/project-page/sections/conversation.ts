import { z } from "zod"
import { toThreadEntry } from "../../thread-view/thread-entry"
import { threadRowSchema } from "../../thread-view/thread-row"
import { defineSection, type ViewOf } from "../define-section"

const latestSchema = z.array(threadRowSchema)

/** What was said last. Who has read what stands beside the page, with its viewer. */
export const conversationSection = defineSection({
  id: "conversation",
  freshness: ["portal_freshness_conversation"],
  rows: ["portal_read_conversation"],
  facts: ([rows]) => latestSchema.parse(rows),
  view: (rows): ViewOf<"conversation"> => ({
    latest: rows.flatMap((row) => (row.kind === "note" ? [] : [toThreadEntry(row)])).reverse(),
  }),
})
