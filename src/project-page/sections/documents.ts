import { listDocuments } from "../../documents/list-documents"
import { portalServices } from "../../lib/services"
import { defineSection } from "../define-section"

/** What the client may download. Only what is stored is read here; all else follows from the other sections' facts. */
export const documentsSection = defineSection({
  id: "documents",
  freshness: ["portal_freshness_documents"],
  read: async (container, { order_id }) => await portalServices(container).documents.listOfOrder(order_id),
  view: (stored, { order, approval, delivery }) => ({
    documents: listDocuments({ order, fulfillments: delivery, requests: approval.requests, stored }),
  }),
})
