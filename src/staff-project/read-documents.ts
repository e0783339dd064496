import type { MedusaContainer } from "@medusajs/framework/types"
import type { DocumentList } from "../contracts"
import { portalServices } from "../lib/services"
import { readFreshnessKeys } from "../project-page/freshness"
import { readCoreFacts, readProjectRecord } from "../project-page/read-project"
import { documentsSection } from "../project-page/sections/documents"

const PARTS = new Set(["order", "approval", "delivery", "documents"])

/** Changes whenever `readProjectDocuments` does. */
export const readDocumentsKey = async (container: MedusaContainer, order_id: string): Promise<string> => {
  const keys = await readFreshnessKeys(container, order_id)
  return JSON.stringify([...keys].filter(([part]) => PARTS.has(part)))
}

/** The documents of a project, as its clients see them. @throws MedusaError not_found */
export const readProjectDocuments = async (container: MedusaContainer, project_id: string): Promise<DocumentList> => {
  const { order_id } = await portalServices(container).projects.getProject(project_id)
  const core = await readCoreFacts(container, await readProjectRecord(container, order_id))
  return documentsSection.present(await documentsSection.read(container, { order_id, project_id }), core).view
}
