import { randomUUID } from "node:crypto"
import { uploadArtwork } from "./artwork.mjs"

/** Words that the shop's staff send often. */
export const SAVED_REPLIES = [
  { title: "We’re on it", body: "Thank you! We’re on it and will be back with an update shortly." },
  {
    title: "Which sizes?",
    body: "Happy to help. Which sizes do you need, and how many of each? The same split as last time is fine, too.",
  },
  {
    title: "Artwork that prints well",
    body: "Do you have the artwork as PDF, AI or SVG? Pictures below 300 dpi come out soft in print. If not, send what you have and we will redraw it.",
  },
]

/** What clients and staff write to each other about one order. */
export class TalkDesk {
  constructor(desk) {
    this.desk = desk
    this.admin = desk.admin
  }

  /**
   * The client writes on their page.
   * @param about what it refers to: `{ type, id }`
   * @param artwork names of pictures that go with it
   */
  async ask(url, body, about = null, artwork = []) {
    const client = await this.desk.open(url)
    const files = await uploadArtwork(client, artwork)
    await client.post("/portal/messages", { key: randomUUID(), body, about, files })
  }

  async reply(body, about = null) {
    await this.write({ kind: "message", body, about })
  }

  /** Stays among staff. */
  async note(body) {
    await this.write({ kind: "note", body, about: null })
  }

  async write(message) {
    const at = `/admin/client-portal/projects/${await this.desk.proofs.projectId()}/messages`
    await this.admin.post(at, { key: randomUUID(), ...message })
  }

  /** The client has seen all that was written to them. */
  async read(url) {
    const client = await this.desk.open(url)
    const { entries } = await client.get("/portal/conversation")
    const newest = entries.find(({ kind }) => kind === "message")
    await client.post("/portal/conversation/read", { until: newest.id })
  }
}
