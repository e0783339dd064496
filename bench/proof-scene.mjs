import { Failure } from "../scripts/lib/failure.mjs"
import { sleep } from "../scripts/lib/processes.mjs"

/** A proof of all lines of an order, with an empty draft version. */
export const createProof = async ({ support, database }, orderId, title = "Front print") => {
  const admin = await support.adminApi()
  const project = await database.query("SELECT id FROM portal_project WHERE order_id = $1", [orderId])
  const items = await database.query("SELECT DISTINCT item_id FROM order_item WHERE order_id = $1", [orderId])
  const { proof } = await admin.post(`/admin/client-portal/projects/${project.rows[0].id}/proofs`, {
    title,
    item_ids: items.rows.map(({ item_id }) => item_id),
  })
  return proof
}

const PREVIEW_TIMEOUT_MS = 120_000

/** @returns the version that the file belongs to */
const previewsReady = async (database, id) => {
  const deadline = Date.now() + PREVIEW_TIMEOUT_MS
  while (Date.now() < deadline) {
    const { rows } = await database.query("SELECT state, problem, version_id FROM portal_proof_file WHERE id = $1", [
      id,
    ])
    const [{ state, problem, version_id }] = rows
    if (state === "ready") return version_id
    if (problem) throw new Failure(`A file was to have previews: ${problem}`)
    await sleep(100)
  }
  throw new Failure(`A file had no previews after ${PREVIEW_TIMEOUT_MS / 1_000} s`)
}

/** A proof of all lines of an order, with one file whose previews are ready, sent to the client without a mail. */
export const createSentProof = async (world, orderId, { title, name, bytes }) => {
  const proof = await createProof(world, orderId, title)
  const admin = await world.support.adminApi()
  const { status, body } = await admin.call("POST", `/admin/client-portal/proofs/${proof.id}/files`, {
    rawBody: bytes,
    headers: { "content-type": "application/octet-stream" },
    query: { name },
  })
  if (status !== 200) throw new Failure(`The upload of ${name} was to be kept: ${status} ${JSON.stringify(body)}`)
  const version_id = await previewsReady(world.database, body.file.id)
  await admin.post(`/admin/client-portal/proofs/${proof.id}/send`, { version_id, notify: false })
  return proof
}
