import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Json, RuleWaiting } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { portalServices } from "../../lib/services"
import { callFunctionsForEach } from "../../lib/sql"
import type { DecisionDraft } from "../../modules/approval/decision-record"
import type { RequestDraft } from "../../modules/approval/open-request"
import type { DecisionRow, RequestRow, RuleFacts } from "../../modules/approval/rows"
import type { ApprovalRule, AskContext, DecideContext } from "./rule"
import { approvalRules } from "./rules"

type Inputs = Record<string, unknown> | undefined
type Ready<Row> = [id: string, run: (trx: Knex, row: Row) => Promise<Json | null>][]

const applying = (subject_type: string): ApprovalRule[] => approvalRules.filter((rule) => rule.appliesTo(subject_type))

const runAll =
  <Row>(ready: Ready<Row>) =>
  async (trx: Knex, row: Row): Promise<RuleFacts> => {
    const facts: RuleFacts = {}
    for (const [id, run] of ready) {
      const recorded = await run(trx, row)
      if (recorded !== null) facts[id] = recorded
    }
    return facts
  }

/** Prepares all rules for a request and returns what runs in its transaction. @throws MedusaError invalid_data */
export const prepareRequestRules = async (context: AskContext, inputs: Inputs) => {
  const ready: Ready<RequestDraft> = []
  for (const rule of applying(context.subject_type)) {
    const run = await rule.onRequest(context, inputs?.[rule.id])
    if (run) ready.push([rule.id, run])
  }
  return runAll(ready)
}

/** Prepares all rules for a decision and returns what runs in its transaction. @throws MedusaError invalid_data */
export const prepareDecisionRules = async (context: DecideContext, inputs: Inputs) => {
  const ready: Ready<DecisionDraft> = []
  for (const rule of applying(context.request.subject_type)) {
    const run = await rule.onDecision(context, inputs?.[rule.id])
    if (run) ready.push([rule.id, run])
  }
  return runAll(ready)
}

/** Whether a decision that is sent again says, for every rule, what the recorded one says. @throws MedusaError invalid_data */
export const repeatsRules = ({ subject_type, rules }: Pick<DecisionRow, "subject_type" | "rules">, inputs: Inputs) =>
  applying(subject_type).every((rule) => rule.repeats(inputs?.[rule.id], rules[rule.id]))

type ShowingRule = ApprovalRule & { views: NonNullable<ApprovalRule["views"]> }

const showingRules = (): ShowingRule[] => approvalRules.filter((rule): rule is ShowingRule => rule.views !== null)

/** Names of the SQL functions that give what rules show, in the order in which `toRuleViews` takes their rows. */
export const ruleRows: string[] = showingRules().map(({ views }) => views.rows)

/**
 * What the rules show of one order's requests, by request id.
 * @param rows what the functions of `ruleRows` gave of the order
 */
export const toRuleViews = (rows: readonly unknown[], requests: RequestRow[]): ReadonlyMap<string, RuleFacts> => {
  const views = new Map(requests.map(({ id }): [string, RuleFacts] => [id, {}]))
  for (const [index, { id, appliesTo, views: shows }] of showingRules().entries()) {
    const about = requests.filter(({ subject_type }) => appliesTo(subject_type))
    if (about.length === 0) continue
    for (const [request_id, view] of shows.of(rows[index], about)) {
      const known = views.get(request_id)
      if (known) known[id] = view
    }
  }
  return views
}

/** What the rules show of each request, by its id. One statement, however many requests, orders and rules. */
export const readRuleViews = async (
  container: MedusaContainer,
  requests: RequestRow[],
): Promise<ReadonlyMap<string, RuleFacts>> => {
  const names = showingRules().map(({ views }) => views.rows)
  const isShown = ({ subject_type }: RequestRow) => showingRules().some(({ appliesTo }) => appliesTo(subject_type))
  const asked = [...new Set(requests.filter(isShown).map(({ order_id }) => order_id))]
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const orders = asked.length > 0 ? await callFunctionsForEach(connection, names, asked) : new Map<string, unknown[]>()
  const views = new Map(requests.map(({ id }): [string, RuleFacts] => [id, {}]))
  for (const [order_id, rows] of orders) {
    const about = requests.filter((request) => request.order_id === order_id)
    for (const [id, shown] of toRuleViews(rows, about)) views.set(id, shown)
  }
  return views
}

/** Names of the SQL functions whose result moves when time changes what rules show. */
export const ruleFreshness: string[] = approvalRules.flatMap(({ freshness }) => freshness ?? [])

/** What an open request waits for at the shop, as the rules see it; null while it waits for the client. */
export const waitingOnStaff = (views: RuleFacts | undefined): RuleWaiting | null => {
  for (const { id, waiting } of approvalRules) {
    const view = views?.[id]
    const waits = view === undefined ? null : waiting(view)
    if (waits) return waits
  }
  return null
}

/** What each of these open requests waits for at the shop; those that wait for the client are left out. */
export const readStaffWaits = async (
  container: MedusaContainer,
  request_ids: string[],
): Promise<ReadonlyMap<string, RuleWaiting>> => {
  if (request_ids.length === 0) return new Map()
  const requests = await portalServices(container).approvals.getRequests(request_ids)
  const views = await readRuleViews(container, requests)
  return new Map(
    [...views].flatMap(([id, shown]): [string, RuleWaiting][] => {
      const waits = waitingOnStaff(shown)
      return waits ? [[id, waits]] : []
    }),
  )
}

/** Hash of what the signature is bound to beside document, consent and terms. */
export const boundRulesSha256 = (views: RuleFacts): string => {
  const bound = approvalRules.flatMap(({ id, binds }) => {
    const view = views[id]
    return view === undefined ? [] : [[id, binds(view)]]
  })
  return sha256Hex(canonicalBytes(bound))
}

/** A document as it was approved: with what the client filled in while deciding. */
export const amendedDocument = (document: Record<string, unknown>, facts: RuleFacts): Record<string, unknown> =>
  approvalRules.reduce((amended, { id, amend }) => {
    const recorded = facts[id]
    return recorded === undefined ? amended : amend(amended, recorded)
  }, document)
