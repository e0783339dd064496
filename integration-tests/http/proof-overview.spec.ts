import type { ProjectHeader, ProjectList, ProjectOverview, StaffProof } from "../../src/contracts"
import type { Api } from "../support/api"
import { type Scene, sharedOrder } from "../support/portal"
import {
  addFile,
  addProof,
  decideProof,
  projectOf,
  proofPageOf,
  proofRenderingOf,
  remarkOn,
  sentProof,
} from "../support/proof-flow"
import { sendProof } from "../support/proofs"

const PROJECTS = "/admin/client-portal/projects"

const headerOf = async ({ admin, order }: Scene): Promise<ProjectHeader> =>
  await admin.get<ProjectHeader>(`${PROJECTS}/${await projectOf(order.id)}`)

const listedWaiting = async ({ admin, order }: Scene) => {
  const { projects } = await admin.get<ProjectList>(`${PROJECTS}?q=${order.display_id}`)
  return projects.find(({ order_id }) => order_id === order.id)?.waiting
}

const timelineOf = async ({ admin, order }: Scene) =>
  (await admin.get<ProjectOverview>(`${PROJECTS}/${await projectOf(order.id)}/overview`)).timeline

const sendBack = async (client: Api, id: string) =>
  await decideProof(client, await proofRenderingOf(client, id), {
    decision: "changes_requested",
    message: "Larger, please",
  })

describe("a project with proofs", () => {
  it("waits for the client once a proof is sent, for us once it comes back, and for the client again", async () => {
    const scene = await sharedOrder()
    const { admin, client } = scene
    expect((await headerOf(scene)).waiting.for).toBe("request")

    const { id } = await sentProof(scene)
    expect((await headerOf(scene)).waiting).toMatchObject({ on: "client", for: "proof_approval" })
    expect(await listedWaiting(scene)).toMatchObject({ on: "client", for: "proof_approval" })

    await sendBack(client, id)
    expect((await headerOf(scene)).waiting).toMatchObject({ on: "staff", for: "proof_revisions" })
    expect(await listedWaiting(scene)).toMatchObject({ on: "staff", for: "proof_revisions" })

    await addFile(admin, id, "bison.svg")
    await sendProof(admin, id)
    expect(await listedWaiting(scene)).toMatchObject({ on: "client", for: "proof_approval" })

    await admin.post(`/admin/client-portal/proofs/${id}/close`, { reason: "No print after all" })
    expect(await listedWaiting(scene)).toMatchObject({ on: "staff", for: "request" })
  })

  it("tells in its timeline what was sent, pinned and decided, by version, and apart from the order's approval", async () => {
    const scene = await sharedOrder()
    const { client } = scene
    const { id } = await sentProof(scene)
    const page = await proofPageOf(client, id)
    for (const body of ["Make the ball larger", "Mask in black"])
      await client.post(`/portal/proofs/${id}/annotations`, remarkOn(page, { body }))
    await sendBack(client, id)

    const timeline = await timelineOf(scene)
    const about = timeline.filter(({ kind }) => kind.startsWith("proof_") || kind === "remark_added")
    expect(about.map(({ kind, what, message, actor }) => ({ kind, what, message, by: actor?.type }))).toEqual([
      { kind: "proof_revisions_requested", what: "Front print · v1", message: expect.any(String), by: "client" },
      {
        kind: "remark_added",
        what: "Front print · v1",
        message: "1. Make the ball larger\n2. Mask in black",
        by: "client",
      },
      { kind: "proof_sent", what: "Front print · v1", message: null, by: "staff" },
    ])
    expect(timeline.filter(({ kind }) => kind === "approval_requested" || kind === "changes_requested")).toEqual([])
  })

  it("is read again by open tabs when a proof changes", async () => {
    const scene = await sharedOrder()
    const path = `${PROJECTS}/${await projectOf(scene.order.id)}/overview`
    const first = await scene.admin.call("GET", path)
    const etag = first.headers.get("etag") ?? ""
    expect((await scene.admin.call("GET", path, { headers: { "if-none-match": etag } })).status).toBe(304)
    await addProof(scene)
    expect((await scene.admin.call("GET", path, { headers: { "if-none-match": etag } })).status).toBe(200)
  })
})

describe("files of alternatives", () => {
  const draft = (id: string) => `/admin/client-portal/proofs/${id}/draft`
  const BOTH = [
    { id: "blue", label: "Blue" },
    { id: "red", label: "Red" },
  ]

  it("belong to the alternative that staff say, and to none once that is gone", async () => {
    const scene = await sharedOrder()
    const { admin } = scene
    const { id } = await addProof(scene)
    const [one, two] = [await addFile(admin, id), await addFile(admin, id, "bison.svg")]
    const assigned = await admin.post<{ proof: StaffProof }>(draft(id), {
      alternatives: BOTH,
      file_alternatives: { [one]: "blue", [two]: "red" },
    })
    expect(assigned.proof.versions[0]?.files.map(({ alternative_id }) => alternative_id)).toEqual(["blue", "red"])
    const fewer = await admin.post<{ proof: StaffProof }>(draft(id), { alternatives: [{ id: "red", label: "Red" }] })
    expect(fewer.proof.versions[0]?.files.map(({ alternative_id }) => alternative_id)).toEqual([null, "red"])
  })

  it("cannot belong to an alternative that the version does not offer, and files of other proofs are left alone", async () => {
    const scene = await sharedOrder()
    const { admin } = scene
    const { id } = await addProof(scene)
    const file = await addFile(admin, id)
    const refused = await admin.call("POST", draft(id), {
      body: { alternatives: BOTH, file_alternatives: { [file]: "green" } },
    })
    expect(refused).toMatchObject({ status: 400, body: { code: "not_allowed" } })
    const { proof } = await admin.post<{ proof: StaffProof }>(draft(id), { note: "Nothing of it was kept" })
    expect(proof.versions[0]).toMatchObject({ alternatives: [], files: [{ alternative_id: null }] })

    const other = await addProof(scene, { title: "Back print" })
    await admin.post(draft(other.id), { alternatives: BOTH, file_alternatives: { [file]: "blue" } })
    const { proof: after } = await admin.post<{ proof: StaffProof }>(draft(id), {})
    expect(after.versions[0]?.files).toMatchObject([{ id: file, alternative_id: null }])
  })
})
