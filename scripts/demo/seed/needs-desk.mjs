import { uploadArtwork } from "./artwork.mjs"

/** Seeds an order’s checklist: items that staff ask for, and answers from the client. */
export class NeedsDesk {
  constructor(desk) {
    this.desk = desk
    this.admin = desk.admin
  }

  /** Staff ask in their own words. @returns the item's id */
  async ask(title) {
    const { id } = await this.admin.post(await this.path(), { title, item_id: null })
    return id
  }

  /**
   * The client gives it on their page: `{ kind, text | po_number | address, id? }`.
   * @param artwork names of drawings that go with it
   */
  async give(url, gift, artwork = []) {
    const client = await this.desk.open(url)
    const files = await uploadArtwork(client, artwork)
    await client.post("/portal/checklist", { ...gift, ...(files.length > 0 ? { files } : {}) })
  }

  /** Staff have what they need. */
  async receive(kind, id) {
    await this.admin.post(`${await this.path()}/settle`, { kind, id, as: "received" })
  }

  async path() {
    return `/admin/client-portal/projects/${await this.desk.proofs.projectId()}/checklist`
  }
}
