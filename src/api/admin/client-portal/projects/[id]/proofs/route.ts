import { createProof as createProofRoute, getProjectProofs } from "../../../../../../contracts/routes/proof"
import { readReprintsKey } from "../../../../../../proof-view/reprints"
import { readProjectKeys } from "../../../../../../staff-project/freshness"
import { readProjectProofs, readStaffProof } from "../../../../../../staff-project/read-proofs"
import { createProof } from "../../../../../../workflows/proof/edit-proof"
import { implement } from "../../../../../implement"
import { conditional } from "../../../conditional"

export const GET = implement(getProjectProofs, async ({ container, params, ...http }) => {
  const { id, order_id, order, proofs } = await readProjectKeys(container, params.id)
  const key = `proofs/${order}/${proofs}/${await readReprintsKey(container, order_id)}`
  return await conditional(http, key, async () => await readProjectProofs(container, { id, order_id }))
})

export const POST = implement(createProofRoute, async ({ container, params, body, actor }) => {
  const { id } = await createProof(container, params.id, body, actor)
  return { proof: await readStaffProof(container, id) }
})
