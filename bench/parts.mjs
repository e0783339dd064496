import path from "node:path"
import { deployPortal } from "../scripts/lib/portal-build.mjs"
import { startPortal } from "../scripts/lib/portal.mjs"
import { measureAccounts } from "./accounts.mjs"
import { measureChangedCrowd, measureDecisions, measureFirstReads, measureLoaded } from "./cases.mjs"
import { measureCheckout } from "./checkout.mjs"
import { measureDocuments } from "./documents.mjs"
import { measureDrain } from "./drain.mjs"
import { measureIngest, measureReport } from "./engagement.mjs"
import { measureFirstView } from "./first-view.mjs"
import { measureFlood } from "./flood.mjs"
import { measureInvoiceList } from "./invoice-list.mjs"
import { measureInvoiceReads } from "./invoice-reads.mjs"
import { measureLive, PROBE } from "./live.mjs"
import { measureMemory } from "./memory.mjs"
import { measureProduction } from "./production.mjs"
import { measureProofReads } from "./proof-reads.mjs"
import { measureProofs } from "./proofs.mjs"
import { measureQueue } from "./queue.mjs"
import { measureThread } from "./thread.mjs"
import { measureWebhooks } from "./webhooks.mjs"

const measureReads = async ({ world, plan, step }) => {
  const loaded = await step("Measuring under load", (note) => measureLoaded(world, plan.load, note))
  const first = await step("Measuring the first read after a change", (note) => measureFirstReads(world, plan, note))
  const decided = await step("Measuring decisions", (note) => measureDecisions(world, plan, first[0], note))
  return [...loaded, ...first, ...decided]
}

/** Runs `measure` with a portal before the shop. @param options for Node */
const withPortal = async ({ shop, step }, options, measure) => {
  const program = await step("Building the portal if it changed", () => deployPortal(shop.folder))
  const log = path.join(shop.folder, "logs", "portal.log")
  const portal = await startPortal({ ...shop.portal, program, log, options })
  try {
    return await measure(portal)
  } finally {
    await portal.stop()
  }
}

const measureView = async (at) =>
  await withPortal(at, undefined, () =>
    at.step("Opening a proof in a browser", (note) => measureFirstView(at.world, at.plan.view, note)),
  )

const measureOpenPages = async (at) =>
  await withPortal(at, PROBE, (portal) =>
    at.step("Keeping 1,000 pages open", (note) =>
      measureLive(
        at.world,
        { portal: portal.child, app: at.shop.app.child, portalUrl: `http://localhost:${at.shop.portal.port}` },
        { ...at.plan.live, load: at.plan.load },
        note,
      ),
    ),
  )

/**
 * What the bench consists of, by the name of its result, in the order in which it is measured. The last ones
 * fill the database, which the ones before them would notice.
 */
export const PARTS = {
  rows: measureReads,
  changed_crowd: ({ world, plan, step }) =>
    step("Measuring first reads of many clients at once", (note) => measureChangedCrowd(world, plan, note)),
  flood: ({ world, plan, step }) =>
    step("Flooding it with wrong tokens", (note) => measureFlood(world, plan.flood, note)),
  memory: ({ world, plan, shop, step }) =>
    step(`Watching memory over ${plan.memory.reads.toLocaleString("en")} reads`, (note) =>
      measureMemory(world, shop.app.child, plan.memory, note),
    ),
  proofs: ({ world, shop, step }) =>
    step("Uploading artwork, making previews", (note) =>
      measureProofs(world, { child: shop.app.child, appDir: shop.appDir }, note),
    ),
  proof_reads: ({ world, plan, step }) =>
    step("Reading a page with proofs", (note) => measureProofReads(world, plan.load, note)),
  invoice_reads: ({ world, plan, step }) =>
    step("Reading a page with invoices", (note) => measureInvoiceReads(world, plan.load, note)),
  checkout: ({ world, plan, shop, step }) =>
    step("Opening checkouts at the Stripe sandbox", (note) => measureCheckout(world, shop, plan.checkout, note)),
  webhooks: ({ world, plan, shop, step }) =>
    step("Delivering events as Stripe does", (note) =>
      measureWebhooks({ ...world, webhookSecret: shop.webhookSecret }, plan.webhooks, note),
    ),
  documents: ({ world, plan, shop, step }) =>
    step("Making documents", (note) =>
      measureDocuments(world, { appDir: shop.appDir }, { ...plan.documents, load: plan.load }, note),
    ),
  thread_read: ({ world, plan, step }) =>
    step("Reading a thread of 5,000 entries", (note) => measureThread(world, plan.report, note)),
  first_view: measureView,
  live: measureOpenPages,
  production: ({ world, plan, step }) =>
    step("Reading the production report over 100,000 proofs", (note) => measureProduction(world, plan.report, note)),
  invoice_list: ({ world, plan, step }) =>
    step("Reading the list of 10,000 invoices", (note) => measureInvoiceList(world, plan.report, note)),
  accounts: ({ world, plan, step }) =>
    step("Reading an account with 20,000 orders", (note) => measureAccounts(world, plan.report, note)),
  engagement_ingest: ({ world, plan, shop, step }) =>
    step("Taking in reports of views", (note) => measureIngest(world, shop, plan, note)),
  engagement_page: ({ world, plan, step }) =>
    step(`Reading the report over ${plan.engagement.events.toLocaleString("en")} events`, (note) =>
      measureReport(world, { ...plan.report, ...plan.engagement }, note),
    ),
  action_queue: ({ world, plan, step }) =>
    step("Reading the action queue over 20,000 projects", (note) => measureQueue(world, plan.report, note)),
  // Last: the app goes on with another mail server.
  drain: ({ world, plan, shop, step }) =>
    step("Sending what waited for a mail server", (note) => measureDrain(world, shop, plan.drain, note)),
}
