import { randomBytes, randomInt } from "node:crypto"
import type { DecisionStamp, OrderPanel, ProjectPage, Rendering, RevealedLink, SharedLink } from "../../src/contracts"
import type { StoredEntry, StoredPersonal } from "../../src/lib/evidence/store"
import { verifyChain } from "../../src/lib/evidence/verify-chain"
import { adminApi, type Answer, type Api, openLink } from "./api"
import { count, row, rows } from "./database"
import { testEnv } from "./env"
import { createDraftOrder, type OrderInput, type TestOrder, uniqueEmail } from "./orders"
import { waitFor } from "./wait"

/** What the portal's own server sends along, so that the API believes whose request it forwards. */
export const forwarded = (address: string, agent = "Mozilla/5.0 (test)"): Record<string, string> => ({
  "x-client-portal-secret": testEnv("TEST_SHARED_SECRET"),
  "x-client-portal-address": address,
  "x-client-portal-agent": agent,
})

/** An address nobody else uses: wrong tokens are counted by address, and one test must not use up another's tries. */
export const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

export const tokenOf = (url: string): string => new URL(url).pathname.split("/").pop() ?? ""

export const forgedToken = (prefix: "cpl_" | "cpp_" | "cps_" = "cpl_"): string =>
  prefix + randomBytes(32).toString("base64url")

export const share = async (
  admin: Api,
  orderId: string,
  details: Partial<{
    recipient_name: string
    recipient_email: string
    message: string
    expires_at: string
    send_email: boolean
  }> = {},
): Promise<SharedLink> =>
  await admin.post<SharedLink>(`/admin/client-portal/orders/${orderId}/links`, {
    recipient_name: "Sarah Smith",
    recipient_email: uniqueEmail("sarah"),
    send_email: false,
    ...details,
  })

/** Asks for a decision, without a mail unless it is said. */
export const ask = async (admin: Api, orderId: string, body: object = { notify: false }): Promise<OrderPanel> =>
  (await admin.post<{ panel: OrderPanel }>(`/admin/client-portal/orders/${orderId}/approval-requests`, body)).panel

export const panelOf = async (admin: Api, orderId: string): Promise<OrderPanel> =>
  (await admin.get<{ panel: OrderPanel }>(`/admin/client-portal/orders/${orderId}`)).panel

export const revealed = async (admin: Api, linkId: string): Promise<RevealedLink> =>
  await admin.post<RevealedLink>(`/admin/client-portal/links/${linkId}/reveal`)

export const pageOf = async (client: Api): Promise<ProjectPage> => await client.get<ProjectPage>("/portal/project")

/** What the newest request shows this session. */
export const renderingOf = async (client: Api): Promise<Rendering> => {
  const { sections } = await pageOf(client)
  return await client.get<Rendering>(`/portal/approvals/${sections.approval.request?.id}`)
}

export const signature = (rendering: Rendering, more: object = {}) => ({
  decision: "approved",
  nonce: rendering.nonce,
  name: "Sarah Smith",
  email: "sarah@example.com",
  consent: true,
  ...more,
})

export const decide = async <T = { decision: DecisionStamp }>(
  client: Api,
  rendering: Rendering,
  body: object = signature(rendering),
  headers?: Record<string, string>,
): Promise<Answer<T>> =>
  await client.call<T>("POST", `/portal/approvals/${rendering.request.id}/decision`, { body, headers })

export interface Scene {
  admin: Api
  order: TestOrder
  link: SharedLink
  client: Api
}

/** An order shared with one recipient, who has opened it. */
export const sharedOrder = async (input: OrderInput = {}, baseUrl?: string): Promise<Scene> => {
  const admin = await adminApi(baseUrl)
  const order = await createDraftOrder(input, baseUrl)
  const link = await share(admin, order.id)
  return { admin, order, link, client: await openLink(link.url, baseUrl) }
}

/** The same, with an open request and what it shows. */
export const askedOrder = async (
  input: OrderInput = {},
  baseUrl?: string,
): Promise<Scene & { rendering: Rendering }> => {
  const scene = await sharedOrder(input, baseUrl)
  await ask(scene.admin, scene.order.id)
  return { ...scene, rendering: await renderingOf(scene.client) }
}

/** Nothing is left to do in the outbox that has this id in its payload, but what waits for its time. */
export const outboxDone = async (id: string): Promise<void> => {
  await waitFor(
    async () =>
      (await count(
        `SELECT 1 FROM client_portal_jobs._private_jobs
          WHERE position($1 in payload::text) > 0 AND NOT (attempts = 0 AND run_at > now())`,
        [id],
      )) === 0,
    { what: `the outbox to finish the jobs of ${id}` },
  )
}

/** Has notices about something go out now instead of in some minutes. Their delay counts from when they were asked for. */
export const sendNow = async (resourceId: string): Promise<void> => {
  await rows("UPDATE portal_notice SET created_at = created_at - interval '1 hour' WHERE resource_id = $1", [
    resourceId,
  ])
  await rows("UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE position($1 in payload::text) > 0", [
    resourceId,
  ])
  await outboxDone(resourceId)
}

interface WaitingJob {
  job: string
  attempts: number
  running_s: number | null
  due_in_s: number
  error: string | null
}

/** What the outbox is at, for a test that waited too long: its running jobs, those that failed, and those that are due. */
const outboxState = async (): Promise<string> => {
  const jobs = await rows<WaitingJob>(
    `SELECT payload ->> 'job' AS job, attempts, round(extract(epoch FROM now() - locked_at))::int AS running_s,
            round(extract(epoch FROM run_at - now()))::int AS due_in_s, left(last_error, 200) AS error
       FROM client_portal_jobs._private_jobs WHERE run_at <= now() OR attempts > 0 OR locked_at IS NOT NULL
      ORDER BY locked_at, run_at LIMIT 30`,
  )
  return jobs.map((job) => JSON.stringify(job)).join("\n")
}

/** Waits until everything that the project's newest decision sets in motion is done. */
export const effectsOf = async (orderId: string): Promise<{ id: string }> =>
  await waitFor(
    async () => {
      const decision = await row<{ id: string; effects_done_at: Date | null; effects_error: string | null }>(
        "SELECT id, effects_done_at, effects_error FROM portal_decision WHERE order_id = $1 ORDER BY decided_at DESC LIMIT 1",
        [orderId],
      )
      if (!decision?.effects_done_at)
        throw new Error(
          `the decision on ${orderId} has no effects yet: ${decision?.effects_error ?? "no error"}\n${await outboxState()}`,
        )
      await outboxDone(decision.id)
      return decision
    },
    { what: `the effects of the decision on ${orderId}` },
  )

export interface EvidenceEntry {
  seq: number
  kind: string
  at: string
  facts: Record<string, unknown>
  personal: Record<string, string | null>
}

const chainOf = async (orderId: string): Promise<{ entries: StoredEntry[]; personal: StoredPersonal[] }> => ({
  entries: await rows<StoredEntry>(
    `SELECT e.seq, e.prev_hash, e.hash, e.payload FROM portal_evidence_entry e
      JOIN portal_project p ON p.id = e.chain_id WHERE p.order_id = $1 ORDER BY e.seq`,
    [orderId],
  ),
  personal: await rows<StoredPersonal>(
    `SELECT x.entry_hash, x.salt, x.personal FROM portal_evidence_personal x
      JOIN portal_evidence_entry e ON e.hash = x.entry_hash
      JOIN portal_project p ON p.id = e.chain_id WHERE p.order_id = $1`,
    [orderId],
  ),
})

/** An order's evidence as it lies in the database, oldest first. */
export const evidenceOf = async (orderId: string): Promise<EvidenceEntry[]> => {
  const { entries, personal } = await chainOf(orderId)
  const people = new Map(personal.map((one) => [one.entry_hash, one.personal]))
  return entries.map(({ hash, payload }) => ({
    ...(JSON.parse(payload.toString("utf8")) as EvidenceEntry),
    personal: JSON.parse(people.get(hash)?.toString("utf8") ?? "{}") as Record<string, string | null>,
  }))
}

/** What is wrong with an order's evidence; empty when it holds. */
export const evidenceFaults = async (orderId: string): Promise<string[]> => {
  const project = await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [orderId])
  const { entries, personal } = await chainOf(orderId)
  return verifyChain(project?.id ?? "", entries, personal).map(({ message }) => message)
}

/** Runs the work on all items, so many at a time, in order of the items. */
export const inParallel = async <T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}
