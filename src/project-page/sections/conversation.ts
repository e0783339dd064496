import { z } from "zod"
import { bySubject } from "../../file-view/portal-file"
import { usedFileSchema } from "../../modules/file/rows"
import { toThreadEntry } from "../../thread-view/thread-entry"
import { threadRowSchema } from "../../thread-view/thread-row"
import { defineSection, type ViewOf } from "../define-section"

const factsSchema = z.tuple([z.array(threadRowSchema), z.array(usedFileSchema)])

/** What was said last. Who has read what stands beside the page, with its viewer. */
export const conversationSection = defineSection({
  id: "conversation",
  freshness: ["portal_freshness_conversation"],
  rows: ["portal_read_conversation", "portal_read_conversation_files"],
  facts: (given) => factsSchema.parse(given),
  view: ([rows, files]): ViewOf<"conversation"> => {
    const filesOf = bySubject(files)
    return { latest: rows.flatMap((row) => (row.kind === "note" ? [] : [toThreadEntry(row, filesOf)])).reverse() }
  },
})
