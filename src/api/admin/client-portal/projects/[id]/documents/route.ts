import { getProjectDocuments } from "../../../../../../contracts/routes/document"
import { readDocumentsKey, readProjectDocuments } from "../../../../../../staff-project/read-documents"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectDocuments, async ({ container, params, ...http }) => {
  const { id, order_id } = await readProjectKeys(container, params.id)
  const key = `documents/${await readDocumentsKey(container, order_id)}`
  return await conditional(http, key, async () => await readProjectDocuments(container, id))
})
