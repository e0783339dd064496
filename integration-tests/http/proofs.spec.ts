import { randomUUID } from "node:crypto"
import type {
  Annotation,
  DecisionStamp,
  ProjectProofs,
  ProofPage,
  ProofRendering,
  StaffProof,
} from "../../src/contracts"
import type { Answer, Api } from "../support/api"
import { row } from "../support/database"
import { effectsOf, evidenceFaults, evidenceOf, pageOf, type Scene, sharedOrder } from "../support/portal"
import { artwork, processed, upload } from "../support/proofs"

const ticksOf = ({ document }: ProofRendering): string[] => document.spec.ticks.map(({ id }) => id)

const projectOf = async (order_id: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [order_id]))?.id ?? ""

const addProof = async ({ admin, order }: Scene, title = "Front print"): Promise<StaffProof> => {
  const { proof } = await admin.post<{ proof: StaffProof }>(
    `/admin/client-portal/projects/${await projectOf(order.id)}/proofs`,
    { title, item_ids: order.items.map(({ id }) => id) },
  )
  return proof
}

const addFile = async (admin: Api, proof_id: string, name = "baseball.svg"): Promise<string> => {
  const { id } = await upload(admin, proof_id, name, await artwork(name))
  await processed(id)
  return id
}

const send = async (admin: Api, proof_id: string): Promise<StaffProof> =>
  (await admin.post<{ proof: StaffProof }>(`/admin/client-portal/proofs/${proof_id}/send`, { notify: false })).proof

/** A proof with one file that the client is asked about. */
const sentProof = async (scene: Scene): Promise<StaffProof> => {
  const { id } = await addProof(scene)
  await addFile(scene.admin, id)
  return await send(scene.admin, id)
}

const proofPage = async (client: Api, id: string): Promise<ProofPage> =>
  await client.get<ProofPage>(`/portal/proofs/${id}`)
const renderingOf = async (client: Api, id: string): Promise<ProofRendering> =>
  await client.get<ProofRendering>(`/portal/proofs/${id}/rendering`)

const decide = async <T = { decision: DecisionStamp }>(
  client: Api,
  rendering: ProofRendering,
  body: object = {},
): Promise<Answer<T>> =>
  await client.call<T>("POST", `/portal/approvals/${rendering.request.id}/decision`, {
    body: {
      decision: "approved",
      nonce: rendering.nonce,
      name: "Sarah Smith",
      email: "sarah@example.com",
      consent: true,
      rules: { proof: { ticks: ticksOf(rendering) } },
      ...body,
    },
  })

const remark = (page: ProofPage, more: object = {}) => ({
  key: randomUUID(),
  version_id: page.versions[0]?.id,
  file_id: page.versions[0]?.files[0]?.id,
  page: 1,
  shape: { kind: "pin", x: 0.25, y: 0.75 },
  body: "Make the ball larger",
  ...more,
})

describe("a proof", () => {
  it("goes back and forth until the client approves it: two remarks, a new version, a signature over its hashes", async () => {
    const scene = await sharedOrder({ lines: [{ stocked: false }, { stocked: false }] })
    const { admin, client, order } = scene
    const first = await sentProof(scene)
    expect(first).toMatchObject({ state: "sent", versions: [{ number: 1, request: { state: "open" } }] })

    expect((await pageOf(client)).action_items).toContainEqual(
      expect.objectContaining({ kind: "approve_proofs", proofs: [{ id: first.id, title: "Front print", version: 1 }] }),
    )
    const page = await proofPage(client, first.id)
    const remarks = [remark(page), remark(page, { shape: { kind: "box", x: 0, y: 0, width: 0.5, height: 0.5 } })]
    for (const body of remarks) await client.post(`/portal/proofs/${first.id}/annotations`, body)
    const again = await client.post<{ annotation: Annotation }>(`/portal/proofs/${first.id}/annotations`, remarks[0])
    expect(again.annotation).toMatchObject({ number: 1, is_own: true, version_number: 1, resolution: null })

    const asked = await decide(client, await renderingOf(client, first.id), {
      decision: "changes_requested",
      message: "See the two remarks",
    })
    expect(asked.body.decision).toMatchObject({ kind: "changes_requested", rules: { proof: { remarks: 2 } } })

    const [one, two] = (await proofPage(client, first.id)).annotations
    await admin.post(`/admin/client-portal/proof-annotations/${one?.id}/resolution`, { kind: "done" })
    await admin.post(`/admin/client-portal/proof-annotations/${two?.id}/resolution`, {
      kind: "answered",
      note: "As is",
    })
    await admin.post(`/admin/client-portal/proof-annotations/${one?.id}/comments`, { key: randomUUID(), body: "Done" })
    const file_id = await addFile(admin, first.id, "bison.svg")
    const { proof: drafted } = await admin.post<{ proof: StaffProof }>(
      `/admin/client-portal/proofs/${first.id}/draft`,
      {
        note: "Larger",
      },
    )
    expect(drafted).toMatchObject({
      state: "revisions_requested",
      versions: [{ number: 2, request: null }, { number: 1 }],
    })
    const second = await send(admin, first.id)
    expect(second.versions[0]?.request?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "file", label: "bison.svg", before: null }),
        expect.objectContaining({ kind: "file", label: "baseball.svg", after: null }),
        { kind: "field", label: "proof_note", before: null, after: "Larger" },
      ]),
    )

    const rendering = await renderingOf(client, first.id)
    const { sha256 } = rendering.document.files[0] ?? {}
    expect(rendering.consent.text).toContain("“Front print”, version 2")
    const { status, body } = await decide(client, rendering)
    expect([status, body.decision.rules.proof]).toMatchObject([
      200,
      { version_number: 2, waived: false, remarks: 0, ticks: rendering.document.spec.ticks },
    ])
    await effectsOf(order.id)
    expect(await proofPage(client, first.id)).toMatchObject({
      proof: { state: "approved", request: { state: "approved", is_current: true } },
      versions: [
        { number: 2, decision: { kind: "approved" } },
        { number: 1, decision: { kind: "changes_requested" } },
      ],
      annotations: [
        { number: 1, resolution: { kind: "done" }, comments: [{ body: "Done", is_own: false }] },
        { number: 2, resolution: { kind: "answered", note: "As is" } },
      ],
    })
    const { proofs, gate } = await admin.get<ProjectProofs>(
      `/admin/client-portal/projects/${await projectOf(order.id)}/proofs`,
    )
    expect(proofs).toMatchObject([{ state: "approved", versions: [{ number: 2 }, { number: 1 }] }])
    expect(gate).toEqual({ is_on: true, holds: [], override: null })

    expect((await evidenceOf(order.id)).map(({ kind }) => kind)).toEqual([
      "proof.sent",
      "approval.requested",
      "decision.made",
      "proof.sent",
      "approval.requested",
      "decision.made",
    ])
    expect((await evidenceOf(order.id))[3]?.facts["files"]).toEqual([{ file_id, sha256 }])
    expect(await evidenceFaults(order.id)).toEqual([])
  })
})
