import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import type { Actor } from "../../contracts"
import { readLogos } from "../../file-view/read-logos"
import { defineJob, JobCannotSucceed } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { runSql, sql } from "../../lib/sql"
import type { LinkRow } from "../../modules/portal-token/rows"
import type { QuoteRequestRow } from "../../modules/quote-request/rows"
import { readOwner } from "../../notices/context"
import { quoteRequestReceived } from "../../notices/quote-request-received"
import { quoteRequested } from "../../notices/quote-requested"
import { type GivenFile, withGivenFiles } from "../file/given-files"
import { ensureProjectWorkflow } from "../project/workflows/ensure-project"
import { ensureDraftOrder } from "./draft-order"
import { requestWords, shopI18n } from "./request-words"

/** Who looks after the account: the owner of its newest project that has one. */
const LAST_OWNER = `
  SELECT p.owner_user_id AS id FROM portal_project p JOIN "order" o ON o.id = p.order_id
   WHERE o.customer_id = ? AND p.owner_user_id IS NOT NULL AND p.deleted_at IS NULL ORDER BY p.created_at DESC LIMIT 1`

const readRep = async (container: MedusaContainer, customer_id: string) => {
  const [last] = await runSql<{ id: string }>(container, sql(LAST_OWNER, customer_id))
  return await readOwner(container, last?.id ?? null)
}

/** The project with what the client said of it, set once: later it is the shop's to change. */
const ensureProject = async (
  container: MedusaContainer,
  { id, customer_id, content, project_id }: QuoteRequestRow,
  order_id: string,
  actor: Actor,
): Promise<string> => {
  if (project_id !== null) return project_id
  const { projects, quoteRequests } = portalServices(container)
  const { result: project } = await ensureProjectWorkflow(container).run({ input: { order_id, actor } })
  const rep = await readRep(container, customer_id)
  await projects.saveFields(project.id, {
    ...(content.name === "" ? {} : { name: content.name }),
    ...(rep ? { owner_user_id: rep.id } : {}),
    po_number: content.po_number,
    in_hands_date: content.in_hands_date,
  })
  await quoteRequests.note(id, "project_id", project.id)
  return project.id
}

/** The person's own link to the quote, which counts as shared with them: they asked for it. Nothing is mailed. */
const ensureLink = async (
  container: MedusaContainer,
  order_id: string,
  { recipient_name: name, recipient_email: email }: LinkRow,
  actor: Actor,
): Promise<string> => {
  const { tokens } = portalServices(container)
  const { link } = await tokens.ensureLink({ order_id }, { name, email }, { actor })
  if (link.share_count === 0) await tokens.shareLink(link.id, { message: null, actor, jobs: () => [] })
  return link.id
}

/** Logos that were ticked, as they are now; one that was removed or refused meanwhile is left out. The brand keeps its own. */
const readChosenLogos = async (
  container: MedusaContainer,
  { customer_id, content }: QuoteRequestRow,
): Promise<GivenFile[]> => {
  const { uploads } = portalServices(container).files
  const usable = (await readLogos(container, customer_id)).filter(
    ({ id, state }) => content.logo_ids.includes(id) && state !== "refused",
  )
  const storage = container.resolve(Modules.FILE)
  return usable.map(({ id, name, bytes }) => ({
    name,
    bytes,
    read: async () => await storage.getDownloadStream((await uploads.get(id)).file_key),
  }))
}

const fulfill = async (container: MedusaContainer, row: QuoteRequestRow): Promise<void> => {
  const { conversations, files, quoteRequests, tokens } = portalServices(container)
  const author = await tokens.findLink(row.link_id)
  if (!author) throw new JobCannotSucceed("The person who asked for this quote has no link to the account any more")
  const order_id = await ensureDraftOrder(container, row)
  await quoteRequests.note(row.id, "order_id", order_id)
  const asAccount: Actor = { type: "client", id: author.id, name: row.person_name }
  const project_id = await ensureProject(container, row, order_id, asAccount)
  const link_id = await ensureLink(container, order_id, author, asAccount)
  // Under the link of the order, as everything else that they write there.
  const actor: Actor = { ...asAccount, id: link_id }
  const place = { project_id, order_id }
  const i18n = await shopI18n(container)
  const logos = await readChosenLogos(container, row)
  await withGivenFiles(container, logos, { actor, place }, async ({ left_out, attach }) => {
    const body = requestWords(row.content, i18n, left_out)
    await conversations.send(
      { project_id, order_id, kind: "message", source: "page", actor, body, key: row.id, about: null },
      () => [quoteRequested.job({ request_id: row.id }), quoteRequestReceived.job({ request_id: row.id, link_id })],
      async (trx, { id }) => {
        await files.move(trx, { type: "quote_request", id: row.id }, { type: "message", id }, place)
        await attach(trx, { type: "message", id })
      },
    )
  })
  await quoteRequests.note(row.id, "done_at", new Date())
}

/**
 * Makes a draft order of a sent request, with a project, the person's link and the first message of the thread, which
 * takes over the files and carries the notices to the rep and to the client. Each step looks whether it was done, so that a run after a crash goes on where that ended.
 */
export const fulfillRequestJob = defineJob({
  id: "quote-request",
  title: "job.quote_request",
  queue: "effects",
  payload: z.object({ request_id: z.string() }),
  orderOf: async (container, { request_id }) =>
    (await portalServices(container).quoteRequests.getSent(request_id)).order_id,
  run: async (container, { request_id }) => {
    const { outbox, quoteRequests } = portalServices(container)
    await outbox.withAdvisoryLock([`portal:quote-request:${request_id}`], async () => {
      const row = await quoteRequests.getSent(request_id)
      if (row.done_at === null) await fulfill(container, row)
    })
  },
})
