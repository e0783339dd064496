import { randomUUID } from "node:crypto"
import { openLink } from "../support/api"
import { databaseAs, ExtraApp, FREE_JOBS, keptFor } from "../support/app"
import { projectIdOf, sentInvoice } from "../support/billing"
import { rows } from "../support/database"
import { mails, mailTo } from "../support/mailbox"
import { uniqueEmail } from "../support/orders"
import { freePort } from "../support/ports"
import { ask, decide, effectsOf, pageOf, renderingOf, share, sharedOrder, signature } from "../support/portal"
import { waitFor } from "../support/wait"

/**
 * The connections of the instance that reaches neither its mail server nor Stripe. It alone tries to send mails. They have
 * the others' provider, since Medusa keeps providers in the database, and no folder to go to.
 */
const CUT_OFF = "cut-off"

let app: ExtraApp

beforeAll(async () => {
  app = await ExtraApp.start({
    DATABASE_URL: databaseAs(CUT_OFF),
    MAILBOX_DIR: "/dev/null/mails",
    STRIPE_PORT: String(await freePort()),
  })
})
afterAll(async () => {
  await rows(FREE_JOBS)
})

/** Mails that could not be sent, by what is in their payload. */
const failedMails = async (id: string) =>
  await rows<{ job: string }>(
    `SELECT payload ->> 'job' AS job FROM client_portal_jobs._private_jobs
      WHERE position($1 in payload::text) > 0 AND payload ->> 'job' LIKE 'notice.%' AND last_error IS NOT NULL`,
    [id],
  )

it("while mail server and Stripe are away, everybody reads, decides and writes; the mails leave afterwards, once", async () => {
  const email = uniqueEmail("outage")
  const { order, admin } = await sharedOrder({ lines: [{ stocked: false }] }, app.url)
  const { link, url } = await share(admin, order.id, { recipient_email: email })
  await rows(keptFor(CUT_OFF, "notice.%"))
  await ask(admin, order.id, { notify: true })
  const client = await openLink(url, app.url)
  const project = await projectIdOf(order.id)
  const invoice = await sentInvoice(admin, project, { purpose: "deposit", share: { kind: "percent", percent: "50" } })

  await client.post("/portal/messages", { key: randomUUID(), body: "Does the ink wash out?" })
  await admin.post(`/admin/client-portal/projects/${project}/messages`, { key: randomUUID(), body: "It does not." })
  const pay = await client.call("POST", "/portal/checkouts", { body: { invoice_ids: [invoice.id] } })
  expect(pay).toMatchObject({ status: 503, body: { code: "stripe_unreachable" } })
  const rendering = await renderingOf(client)
  expect(await decide(client, rendering, signature(rendering, { email }))).toMatchObject({ status: 200 })
  const { conversation } = (await pageOf(client)).sections
  expect(JSON.stringify(conversation)).toMatch(/Does the ink wash out\?.*It does not\.|It does not\..*ink wash out\?/)
  await waitFor(async () => ((await failedMails(link.id)).length > 0 ? true : null), { what: "a mail that fails" })
  expect(await mails(email)).toEqual([])

  await app.stop()
  await rows(FREE_JOBS)
  await rows("UPDATE client_portal_jobs._private_jobs SET run_at = now() WHERE last_error IS NOT NULL")
  await effectsOf(order.id)
  await mailTo(email, ({ subject }) => subject.startsWith("Your copy"))
  const subjects = (await mails(email)).map(({ subject }) => subject)
  expect(subjects).toHaveLength(new Set(subjects).size)
  expect(subjects.length).toBeGreaterThan(1)
})
