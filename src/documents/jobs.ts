import { z } from "zod"
import { documentKindSchema } from "../contracts"
import { defineJob } from "../lib/jobs/define-job"
import { findDocument } from "./make-document"
import { storeDocument } from "./store-document"

/** Makes and stores the PDF of something that was issued. Enqueue it in the transaction that issues. */
export const storeDocumentJob = defineJob({
  id: "store-document",
  title: "job.store_document",
  queue: "render",
  payload: z.object({ kind: documentKindSchema, id: z.string() }),
  orderOf: async (container, { kind, id }) => (await findDocument(container, kind, id)).order_id,
  run: async (container, { kind, id }) => await storeDocument(container, kind, id),
})
