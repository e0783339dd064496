import { readFile } from "node:fs/promises"
import path from "node:path"
import { EMPTY_SPEC_CARD, type SpecCard, type StaffProof, type StaffProofFile } from "../../src/contracts"
import { uploadedFileSchema } from "../../src/contracts/proof/staff"
import type { Answer, Api } from "./api"
import { row, rows } from "./database"
import type { TestOrder } from "./orders"
import { waitFor } from "./wait"

export const artwork = async (name: string): Promise<Buffer> =>
  await readFile(path.join(__dirname, "../fixtures/artwork", name))

/** A proof of an order's lines, with an empty draft version. */
export const createProof = async (
  staff: Api,
  { id: order_id, items }: Pick<TestOrder, "id" | "items">,
  spec?: Partial<SpecCard>,
): Promise<string> => {
  const project = await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [order_id])
  const { proof } = await staff.post<{ proof: { id: string } }>(`/admin/client-portal/projects/${project?.id}/proofs`, {
    title: "Front print",
    item_ids: items.map(({ id }) => id),
  })
  if (spec) await staff.post(`/admin/client-portal/proofs/${proof.id}/draft`, { spec: { ...EMPTY_SPEC_CARD, ...spec } })
  return proof.id
}

export const newestVersionId = async (proof_id: string): Promise<string> => {
  const newest = await row<{ id: string }>(
    "SELECT id FROM portal_proof_version WHERE proof_id = $1 ORDER BY number DESC LIMIT 1",
    [proof_id],
  )
  return newest?.id ?? ""
}

/** Sends the newest version to the client, without a mail unless `body` says otherwise. */
export const sendProof = async (staff: Api, proof_id: string, body: object = {}): Promise<StaffProof> => {
  const sent = { version_id: await newestVersionId(proof_id), notify: false, ...body }
  return (await staff.post<{ proof: StaffProof }>(`/admin/client-portal/proofs/${proof_id}/send`, sent)).proof
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
