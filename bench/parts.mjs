import path from "node:path"
import { deployPortal } from "../scripts/lib/portal-build.mjs"
import { startPortal } from "../scripts/lib/portal.mjs"
import { measureAccounts } from "./accounts.mjs"
import { measureChangedCrowd, measureDecisions, measureFirstReads, measureLoaded } from "./cases.mjs"
import { measureCheckout } from "./checkout.mjs"
import { measureDocuments } from "./documents.mjs"
import { measureFirstView } from "./first-view.mjs"
import { measureFlood } from "./flood.mjs"
import { measureInvoiceList } from "./invoice-list.mjs"
import { measureInvoiceReads } from "./invoice-reads.mjs"
import { measureMemory } from "./memory.mjs"
import { measureProduction } from "./production.mjs"
import { measureProofReads } from "./proof-reads.mjs"
import { measureProofs } from "./proofs.mjs"
import { measureThread } from "./thread.mjs"
import { measureWebhooks } from "./webhooks.mjs"

const measureReads = async ({ world, plan, step }) => {
  const loaded = await step("Measuring under load", (note) => measureLoaded(world, plan.load, note))
  const first = await step("Measuring the first read after a change", (note) => measureFirstReads(world, plan, note))
  const decided = await step("Measuring decisions", (note) => measureDecisions(world, plan, first[0], note))
  return [...loaded, ...first, ...decided]
}

const measureView = async ({ world, plan, shop, step }) => {
  const program = await step("Building the portal if it changed", () => deployPortal(shop.folder))
  const portal = await startPortal({ ...shop.portal, program, log: path.join(shop.folder, "logs", "portal.log") })
  try {
    return await step("Opening a proof in a browser", (note) => measureFirstView(world, plan.view, note))
  } finally {
    await portal.stop()
  }
}

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
  production: ({ world, plan, step }) =>
    step("Reading the production report over 100,000 proofs", (note) => measureProduction(world, plan.report, note)),
  invoice_list: ({ world, plan, step }) =>
    step("Reading the list of 10,000 invoices", (note) => measureInvoiceList(world, plan.report, note)),
  accounts: ({ world, plan, step }) =>
    step("Reading an account with 20,000 orders", (note) => measureAccounts(world, plan.report, note)),
}
