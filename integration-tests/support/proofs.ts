import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { EMPTY_SPEC_CARD, type SpecCard, type StaffProofFile } from "../../src/contracts"
import { uploadedFileSchema } from "../../src/contracts/proof/staff"
import type { Answer, Api } from "./api"
import { row, rows } from "./database"
import { waitFor } from "./wait"

export const artwork = async (name: string): Promise<Buffer> =>
  await readFile(path.join(__dirname, "../fixtures/artwork", name))

/** A proof of an order, with an empty draft version. */
export const createProof = async (order_id: string, spec: SpecCard = EMPTY_SPEC_CARD): Promise<string> => {
  const project = await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [order_id])
  const id = `pprf_${randomUUID()}`
  const actor = ["staff", "user_1", "Mona"]
  await rows(
    `INSERT INTO portal_proof (id, project_id, order_id, kind, title, is_required, actor_type, actor_id, actor_name)
     VALUES ($1, $2, $3, 'artwork', 'Front print', true, $4, $5, $6)`,
    [id, project?.id, order_id, ...actor],
  )
  await rows(
    `INSERT INTO portal_proof_version (id, proof_id, order_id, number, spec, choice, alternatives, actor_type, actor_id, actor_name)
     VALUES ($1, $2, $3, 1, $4, 'choose_one', '[]', $5, $6, $7)`,
    [`pprfv_${randomUUID()}`, id, order_id, JSON.stringify(spec), ...actor],
  )
  return id
}

export const OCTETS = { "content-type": "application/octet-stream" }

export const uploadCall = async <T = { file: StaffProofFile }>(
  staff: Api,
  proof_id: string,
  name: string,
  bytes: Uint8Array,
  query: Record<string, string | number> = {},
): Promise<Answer<T>> =>
  await staff.call<T>("POST", `/admin/client-portal/proofs/${proof_id}/files`, {
    rawBody: new Uint8Array(bytes),
    headers: OCTETS,
    query: { name, ...query },
  })

export const upload = async (
  staff: Api,
  proof_id: string,
  name: string,
  bytes: Uint8Array,
): Promise<StaffProofFile> => {
  const { status, body } = await uploadCall<unknown>(staff, proof_id, name, bytes)
  if (status !== 200) throw new Error(`The upload of ${name} was answered ${status}: ${JSON.stringify(body)}`)
  return uploadedFileSchema.parse(body).file
}

export type FileRow = {
  state: string
  problem: string | null
  format: string
  page_count: number | null
  facts: { color_mode: string } | null
  file_key: string
}

/** The file once nothing more happens to it. */
export const processed = async (id: string, timeout = 60_000): Promise<FileRow & { pages: number[] }> =>
  await waitFor(
    async () => {
      const file = await row<FileRow>("SELECT * FROM portal_proof_file WHERE id = $1", [id])
      if (!file || file.state === "waiting" || file.state === "processing") return null
      const pages = await rows<{ number: number }>(
        "SELECT number FROM portal_proof_page WHERE file_id = $1 ORDER BY number",
        [id],
      )
      return { ...file, pages: pages.map(({ number }) => number) }
    },
    { what: `the previews of ${id}`, timeout },
  )

/** Marks the draft version as sent, as far as files are concerned. */
export const markSent = async (proof_id: string): Promise<void> => {
  await rows("UPDATE portal_proof_version SET request_id = 'preq_test' WHERE proof_id = $1", [proof_id])
}
