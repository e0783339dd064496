import { randomUUID } from "node:crypto"
import type { DecisionStamp, ProofPage, ProofRendering, StaffProof } from "../../src/contracts"
import type { Answer, Api } from "./api"
import { row } from "./database"
import type { Scene } from "./portal"
import { artwork, processed, sendProof, upload } from "./proofs"

/* A proof's way between staff and client, over HTTP. */

export const projectOf = async (order_id: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [order_id]))?.id ?? ""

export const addProof = async (
  { admin, order }: Pick<Scene, "admin" | "order">,
  more: object = {},
): Promise<StaffProof> => {
  const { proof } = await admin.post<{ proof: StaffProof }>(
    `/admin/client-portal/projects/${await projectOf(order.id)}/proofs`,
    { title: "Front print", item_ids: order.items.map(({ id }) => id), ...more },
  )
  return proof
}

/** Adds a file to the draft version and waits for its previews. */
export const addFile = async (admin: Api, proof_id: string, name = "baseball.svg"): Promise<string> => {
  const { id } = await upload(admin, proof_id, name, await artwork(name))
  await processed(id)
  return id
}

/** A proof with one file that the client is asked about. */
export const sentProof = async (scene: Pick<Scene, "admin" | "order">, more: object = {}): Promise<StaffProof> => {
  const { id } = await addProof(scene, more)
  await addFile(scene.admin, id)
  return await sendProof(scene.admin, id)
}

export const proofPageOf = async (client: Api, id: string): Promise<ProofPage> =>
  await client.get<ProofPage>(`/portal/proofs/${id}`)

export const proofRenderingOf = async (client: Api, id: string): Promise<ProofRendering> =>
  await client.get<ProofRendering>(`/portal/proofs/${id}/rendering`)

/** An approval with all ticks set, unless `body` says otherwise. */
export const decideProof = async <T = { decision: DecisionStamp }>(
  client: Api,
  { request, nonce, document }: ProofRendering,
  body: object = {},
): Promise<Answer<T>> =>
  await client.call<T>("POST", `/portal/approvals/${request.id}/decision`, {
    body: {
      decision: "approved",
      nonce,
      name: "Sarah Smith",
      email: "sarah@example.com",
      consent: true,
      rules: { proof: { ticks: document.spec.ticks.map(({ id }) => id) } },
      ...body,
    },
  })

/** A remark on the first page of the newest version. */
export const remarkOn = ({ versions: [newest] }: ProofPage, more: object = {}) => ({
  key: randomUUID(),
  version_id: newest?.id,
  file_id: newest?.files[0]?.id,
  page: 1,
  shape: { kind: "pin", x: 0.25, y: 0.75 },
  body: "Make the ball larger",
  ...more,
})
