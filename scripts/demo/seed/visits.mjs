import { randomUUID } from "node:crypto"
import { inParallel } from "./http.mjs"

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
const LAPTOP =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
const SCANNER = "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))"

/** Clients who come back more than once; all others look in once. */
const OFTEN = { "spring-league": 3, "barista-aprons": 2 }
/** Whose mail filter follows every link. */
const FILTERED = ["spring-league", "taproom-crew"]

const sessionOf = async (http, url, agent) => {
  const { session } = await http.with({ "user-agent": agent }).post("/portal/session", {
    token: new URL(url).pathname.split("/").at(-1),
  })
  return http.as(session).with({ "user-agent": agent })
}

const report = (seq, visible_ms, sections) => ({ seq, page: "order", gesture: "touch", visible_ms, sections })

/** A client looks at their order for a while, and gets the quote the first time. */
const visit = async (http, url, turn) => {
  const client = await sessionOf(http, url, turn % 2 ? LAPTOP : PHONE)
  const { sections } = await client.get("/portal/project")
  const view = randomUUID()
  await client.post("/portal/beacon", { view, ...report(0, 9_000, { lines: 6_000, actions: 3_000 }) })
  await client.post("/portal/beacon", { view, ...report(1, 2_000, { proofs: 2_000 }) })
  const [document] = sections.documents.documents
  if (turn === 0 && document) await client.getFile(`/portal/documents/${document.kind}/${document.id}`)
}

/**
 * Clients look at their orders, and mail filters do so too. While the orders' stories are told, clients answer within a second
 * of a mail, which nobody would believe of a person (docs/guides/engagement.md): the mails are dated back before.
 * @param {{ key: string, url: string }[]} links one of each order that its client has
 */
export const writeVisits = async (http, links) => {
  await inParallel(links, 3, async ({ key, url }) => {
    if (FILTERED.includes(key)) await sessionOf(http, url, SCANNER)
    for (let turn = 0; turn < (OFTEN[key] ?? 1); turn++) await visit(http, url, turn)
  })
}
