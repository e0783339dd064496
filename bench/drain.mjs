import { rootRequire } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { freePort } from "../scripts/lib/ports.mjs"
import { sleep } from "../scripts/lib/processes.mjs"

const LINKS_PER_ORDER = 50
const OUTAGE_MINUTES = 30
/** The longest that the outbox lets a failed notice wait (src/modules/outbox/cap-retry-delay.ts). */
const RETRY_SECONDS = 240
/** Attempts in 30 minutes: six while the delay still grows, then one in each four minutes. */
const ATTEMPTS = 11
const AT_ONCE = 4
/** Refused by a port where nothing listens. */
const TRIED_MS = 240_000
/** A mail that has not arrived by then counts as lost. */
const DRAIN_MS = 600_000
/** Second mails would follow their first ones within this time: no job is left then. */
const AFTER_MS = 10_000

/** A mail server that takes everything. @returns its mails by their recipient, and when the last of them came */
const startSink = async (port) => {
  const { SMTPServer } = rootRequire("smtp-server")
  const got = new Map()
  let last = null
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, { envelope }, done) {
      stream.resume().on("end", () => {
        last = performance.now()
        for (const { address } of envelope.rcptTo) got.set(address, (got.get(address) ?? 0) + 1)
        done()
      })
    },
  })
  await new Promise((resolve, reject) => server.on("error", reject).listen(port, "127.0.0.1", resolve))
  return { got, lastAt: () => last, stop: () => new Promise((resolve) => server.close(resolve)) }
}

/** Shares orders by mail with so many people. @returns their addresses */
const shareWith = async (support, customer, count) => {
  const admin = await support.adminApi()
  const people = []
  for (let first = 0; first < count; first += LINKS_PER_ORDER) {
    const order = await support.createPlacedOrder({ customerId: customer.id, email: customer.email })
    for (let index = first; index < Math.min(first + LINKS_PER_ORDER, count); index++)
      people.push({ order_id: order.id, email: `drain-${process.pid}-${index}@client.example` })
  }
  const shareAll = async (lane) => {
    for (const { order_id, email } of people.filter((_, index) => index % AT_ONCE === lane))
      await admin.post(`/admin/client-portal/orders/${order_id}/links`, {
        recipient_name: "Anna Meyer",
        recipient_email: email,
        send_email: true,
      })
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => shareAll(lane)))
  return people.map(({ email }) => email)
}

const JOBS = `FROM client_portal_jobs._private_jobs j WHERE j.payload->>'job' = 'notice.link-shared'`

const countJobs = async (database, condition = "true") =>
  (await database.query(`SELECT count(*)::int AS count ${JOBS} AND ${condition}`)).rows[0].count

/** @throws Failure for what has not come within the time */
const until = async (what, patience, isThere) => {
  const deadline = performance.now() + patience
  while (!(await isThere())) {
    if (performance.now() > deadline) throw new Failure(`${what} did not happen within ${patience / 1_000} s`)
    await sleep(500)
  }
}

/** As 30 minutes later: each notice has waited since a moment of its own, and is tried again within the longest delay. */
const age = async (database) => {
  await database.query(
    `UPDATE portal_notice SET created_at = created_at - random() * interval '${OUTAGE_MINUTES} minutes'
      WHERE notice = 'notice.link-shared' AND state = 'queued'`,
  )
  await database.query(
    `UPDATE client_portal_jobs._private_jobs j SET attempts = ${ATTEMPTS}, run_at = now() + random() * interval '${RETRY_SECONDS} seconds'
      WHERE j.id IN (SELECT j.id ${JOBS} AND j.locked_at IS NULL)`,
  )
}

/**
 * Notices that piled up while no mail server could be reached, from the moment that it is there again. The refusals are real
 * ones; the half hour is not waited for.
 */
export const measureDrain = async ({ support, customer, database }, shop, { notices }, note) => {
  const port = await freePort()
  await shop.restart({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: "Northfold Print Co. <orders@northfold.example>",
  })
  const emails = await shareWith(support, customer, notices)
  note(`${notices} notices written`)
  await until(
    "A first attempt of each notice",
    TRIED_MS,
    async () => (await countJobs(database, "j.attempts = 0")) === 0,
  )
  const refused = await countJobs(database, "j.last_error ILIKE '%connect%'")
  note(`${refused} refused`)
  await age(database)
  const started = performance.now()
  const sink = await startSink(port)
  let waiting = notices
  while (waiting > 0 && performance.now() - started < DRAIN_MS) {
    await sleep(1_000)
    waiting = await countJobs(database)
  }
  const seconds = ((sink.lastAt() ?? performance.now()) - started) / 1_000
  await sleep(AFTER_MS)
  await sink.stop()
  const counts = emails.map((email) => sink.got.get(email) ?? 0)
  const result = {
    name: "drain",
    notices,
    refused,
    seconds,
    arrived: counts.filter((count) => count > 0).length,
    twice: counts.filter((count) => count > 1).length,
  }
  note(`${result.arrived} of ${notices} arrived within ${seconds.toFixed(0)} s, ${result.twice} of them twice`)
  return result
}
