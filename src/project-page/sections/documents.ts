import { z } from "zod"
import { documentKindSchema } from "../../contracts"
import { listDocuments } from "../../documents/list-documents"
import { defineSection } from "../define-section"

const storedSchema = z.array(z.object({ kind: documentKindSchema, subject_id: z.string(), sha256: z.string() }))

/** What the client may download. Only what is stored is read here; all else follows from the other sections' facts. */
export const documentsSection = defineSection({
  id: "documents",
  freshness: ["portal_freshness_documents"],
  rows: ["portal_read_documents"],
  facts: ([stored]) => storedSchema.parse(stored),
  view: (stored, { order, approval, delivery }) => ({
    documents: listDocuments({ order, fulfillments: delivery, requests: approval.requests, stored }),
  }),
})
