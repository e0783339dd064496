import type { MedusaContainer } from "@medusajs/framework/types"
import { refreshAccount } from "../account-view/index-orders"
import type { AccountReader } from "../account-view/orders-query"
import { type FrameContent, readFrame } from "../account-view/read-frame"
import {
  type ListedRequest,
  piecesOf,
  type ProjectRequest,
  type QuoteRequest,
  type QuoteRequestContent,
  type QuoteRequestPage,
  requestProblems,
} from "../contracts"
import { bySubject } from "../file-view/portal-file"
import { portalError } from "../lib/portal-error"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import type { QuoteRequestRow } from "../modules/quote-request/rows"
import { OWN_ORDER, type OwnOrder } from "./account-orders-sql"
import { readChannel } from "./products"
import { readOptions, readToday } from "./read-options"
import { readChosenProofs } from "./request-proofs"

/** An order of the account; null for one that is not, or not any more. */
export const findOwnOrder = async (
  container: MedusaContainer,
  customer_id: string,
  order_id: string,
): Promise<OwnOrder | null> => (await runSql<OwnOrder>(container, sql(OWN_ORDER, order_id, customer_id)))[0] ?? null

const readRepeated = async (
  container: MedusaContainer,
  { customer_id, reorder_of }: QuoteRequestRow,
): Promise<OwnOrder | null> => (reorder_of === null ? null : await findOwnOrder(container, customer_id, reorder_of))

/** A request as its author sees it. */
export const toQuoteRequest = async (container: MedusaContainer, row: QuoteRequestRow): Promise<QuoteRequest> => {
  const [repeated, today, files] = await Promise.all([
    readRepeated(container, row),
    readToday(container),
    portalServices(container).files.listOf("quote_request", [row.id]),
  ])
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    content: row.content,
    problems: row.state === "draft" ? requestProblems(row.content, today) : [],
    reorder_of: repeated && { id: repeated.id, number: repeated.number, name: repeated.name },
    files: bySubject(files).get(row.id) ?? [],
    updated_at: row.updated_at.toISOString(),
    sent_at: row.sent_at?.toISOString() ?? null,
    // Until all is made, the quote may have no thread yet.
    order_id: row.done_at === null ? null : row.order_id,
  }
}

/** What a request is called: as its author named it, else by its first line. Empty where neither says anything. */
export const requestName = ({ name, lines }: QuoteRequestContent): string => name || (lines[0]?.product ?? "")

const toListed = (row: QuoteRequestRow): ListedRequest => ({
  id: row.id,
  state: row.state,
  name: requestName(row.content),
  pieces: row.content.lines.reduce((sum, line) => sum + (piecesOf(line) ?? 0), 0),
  updated_at: row.updated_at.toISOString(),
  sent_at: row.sent_at?.toISOString() ?? null,
  order_id: row.done_at === null ? null : row.order_id,
})

/** A person's requests in one shop, with the frame of the account. None while a shop has to be chosen. */
export const readRequests = async (
  container: MedusaContainer,
  reader: AccountReader,
): Promise<FrameContent & { requests: ListedRequest[] }> => {
  const { quoteRequests } = portalServices(container)
  await refreshAccount(container, reader.customer_id)
  const { frame, scope } = await readFrame(container, reader)
  const rows = scope === null ? [] : await quoteRequests.listOf(reader, await readChannel(container, scope.channel))
  return { ...frame, requests: rows.map(toListed) }
}

/**
 * One of a person's requests, as long as it goes to the shop that the session is for.
 * @throws MedusaError not_found
 */
export const getOwnRequest = async (
  container: MedusaContainer,
  reader: AccountReader,
  id: string,
): Promise<QuoteRequestRow> => {
  const row = await portalServices(container).quoteRequests.getOwn(id, reader)
  const { scope } = await readFrame(container, reader)
  if (scope === null || row.sales_channel_id !== (await readChannel(container, scope.channel)))
    throw portalError("not_found", "This request does not exist.")
  return row
}

/** One of a person's requests with what its form proposes. @throws MedusaError not_found */
export const readRequestPage = async (
  container: MedusaContainer,
  reader: AccountReader,
  id: string,
): Promise<Omit<QuoteRequestPage, "viewer">> => {
  await refreshAccount(container, reader.customer_id)
  const row = await getOwnRequest(container, reader, id)
  const [{ frame }, request, options] = await Promise.all([
    readFrame(container, reader),
    toQuoteRequest(container, row),
    readOptions(container, row),
  ])
  return { ...frame, request, options }
}

/**
 * What a project's client asked for, for staff.
 * @throws MedusaError not_found for an unknown project
 */
export const readProjectRequest = async (container: MedusaContainer, project_id: string): Promise<ProjectRequest> => {
  const { projects, quoteRequests } = portalServices(container)
  const { order_id } = await projects.getProject(project_id)
  const row = await quoteRequests.findByOrder(order_id)
  if (!row) return { request: null }
  if (!row.sent_at) throw portalError("not_found", "This request was not sent.")
  const [repeated, proofs] = await Promise.all([
    readRepeated(container, row),
    readChosenProofs(container, row.customer_id, row.content.proof_ids),
  ])
  return {
    request: {
      id: row.id,
      content: row.content,
      requested_by: row.person_name,
      sent_at: row.sent_at.toISOString(),
      reorder_of: repeated && {
        id: repeated.id,
        number: repeated.number,
        name: repeated.name,
        project_id: repeated.project_id,
      },
      proofs,
    },
  }
}
