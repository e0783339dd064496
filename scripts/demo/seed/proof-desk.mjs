import { randomUUID } from "node:crypto"
import { artwork } from "./artwork.mjs"
import { until } from "./http.mjs"

/** So long may a laptop take to render one file beside everything else. */
const RENDER_SECONDS = 180

/** The proofs of one order: what staff do with them in the admin, and what clients do in the proof studio. */
export class ProofDesk {
  constructor(desk) {
    this.desk = desk
    this.admin = desk.admin
  }

  /**
   * Adds a proof with its first draft version.
   * @param {{ title: string, which?: (item: object) => boolean, kind?: "artwork" | "first_off", spec?: object, note?: string }} proof
   * @returns its id
   */
  async add({ title, which = () => true, kind = "artwork", spec = {}, note }) {
    const item_ids = this.desk.items.filter(which).map(({ id }) => id)
    const { proof } = await this.admin.post(`/admin/client-portal/projects/${await this.projectId()}/proofs`, {
      title,
      kind,
      item_ids,
    })
    const [draft] = proof.versions
    await this.change(proof.id, { note: note ?? null, spec: { ...draft.spec, ...spec } })
    return proof.id
  }

  async projectId() {
    const { panel } = await this.admin.get(`/admin/client-portal/orders/${this.desk.id}`)
    return panel.project.id
  }

  /** The proof as staff see it. */
  async read(id) {
    const { proofs } = await this.admin.get(`/admin/client-portal/projects/${await this.projectId()}/proofs`)
    return proofs.find((proof) => proof.id === id)
  }

  /** Changes the draft version; begins the next one where the last was sent. */
  async change(id, changes) {
    await this.admin.post(`/admin/client-portal/proofs/${id}/draft`, changes)
  }

  /** Adds files to the draft version and waits for their previews. */
  async upload(id, ...names) {
    for (const name of names) {
      const at = `/admin/client-portal/proofs/${id}/files?name=${encodeURIComponent(name)}`
      await this.admin.sendFile(at, await artwork(name))
    }
    await until(
      `the previews of ${names.join(", ")}`,
      async () => {
        const { versions } = await this.read(id)
        return versions[0].files.every(({ state }) => state === "ready" || state === "no_preview")
      },
      { seconds: RENDER_SECONDS },
    )
  }

  async send(id, message) {
    const [{ id: version_id }] = (await this.read(id)).versions
    await this.admin.post(`/admin/client-portal/proofs/${id}/send`, { version_id, ...(message ? { message } : {}) })
  }

  /** The client marks what should change. @param {{ shape: object, body: string, page?: number }[]} remarks */
  async remark(url, id, remarks) {
    const client = await this.desk.open(url)
    const { versions } = await client.get(`/portal/proofs/${id}`)
    const [{ id: version_id, files }] = versions
    for (const { shape, body, page = 1 } of remarks) {
      const remark = { key: randomUUID(), version_id, file_id: files[0].id, page, shape, body }
      await client.post(`/portal/proofs/${id}/annotations`, remark)
    }
  }

  async decide(url, id, decision, rules = {}) {
    const client = await this.desk.open(url)
    const { request, nonce } = await client.get(`/portal/proofs/${id}/rendering`)
    await client.post(`/portal/approvals/${request.id}/decision`, { nonce, ...decision, rules: { proof: rules } })
  }

  /** The client sets every tick and signs. */
  async approve(url, id) {
    const client = await this.desk.session(url)
    const { document } = await client.get(`/portal/proofs/${id}/rendering`)
    const { name, email } = this.desk.client
    const decision = { decision: "approved", name, email, consent: true }
    await this.decide(url, id, decision, { ticks: document.spec.ticks.map((tick) => tick.id) })
  }

  async askChanges(url, id, message) {
    await this.decide(url, id, { decision: "changes_requested", message })
  }

  async decline(url, id, message) {
    await this.decide(url, id, { decision: "declined", message })
  }

  /** Staff go through the remarks: each is done in the next version, or answered. @param answers by the remarks' order; null for done */
  async resolve(id, answers) {
    const { annotations } = await this.read(id)
    for (const [index, { id: remark }] of annotations.entries()) {
      const note = answers[index]
      const resolution = note ? { kind: "answered", note } : { kind: "done" }
      await this.admin.post(`/admin/client-portal/proof-annotations/${remark}/resolution`, resolution)
    }
  }

  async close(id, reason) {
    await this.admin.post(`/admin/client-portal/proofs/${id}/close`, { reason })
  }

  /** Asks to go without a proof, for the newest artwork that the client approved on another order. */
  async askWaiver(id, message) {
    const at = `/admin/client-portal/projects/${await this.projectId()}/proofs`
    // The other order lives its own story at the same time.
    const { proof_id, version_id } = await until(
      "artwork that a reprint can refer to",
      async () => (await this.admin.get(at)).reprints[0],
      { seconds: RENDER_SECONDS },
    )
    await this.admin.post(`/admin/client-portal/proofs/${id}/waiver`, { proof_id, version_id, message })
  }
}
