import Stripe from "stripe"
import type { StartedCheckout } from "../../src/contracts"
import { adminApi, openLink, publicApi } from "../support/api"
import { invoicesOf, projectIdOf, sentInvoice } from "../support/billing"
import { count, rows } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { databaseAs, ExtraApp, FREE_JOBS, keptFor } from "../support/app"
import { mails } from "../support/mailbox"
import { createPlacedOrder, readOrder, reservedQuantity, uniqueEmail } from "../support/orders"
import { askedOrder, decide, effectsOf, evidenceFaults, panelOf, share, signature } from "../support/portal"
import { StripeSandbox } from "../support/stripe"
import { sleep, waitFor } from "../support/wait"

const KILLS = isFullRun ? 500 : 5
/** Full: as many payments as the requirement names. */
const WEBHOOK_KILLS = isFullRun ? 20 : 1
const PAYMENTS_PER_KILL = isFullRun ? 50 : 5
const CONVERSION_KILLS = isFullRun ? 25 : 1
/** Instances that die side by side: starting again takes longest, and their jobs may fall to one another. */
const VICTIMS = isFullRun ? 3 : 1
/** Of all mails. One that has left is sent again when the process dies before it is written down that it has. */
const TWICE_AT_MOST = 0.01
/** Effects of one decision take about so long; kills fall anywhere into it. */
const WINDOW_MS = 400
/** Long enough for a drain, far below what a process manager grants before it kills. */
const STOP_MS = 20_000
const PIECES = 7
/** The connections of the instance that is killed go by this name, which triggers can read. */
const VICTIM = "crash-victim"

/** Holds an order's conversion long enough for the crash to fall before it; the reservation is committed by then. */
const slowConversion = (orderId: string): string => `
  CREATE FUNCTION test_slow_order() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(1.5); RETURN NEW; END $$;
  CREATE TRIGGER test_slow_order BEFORE UPDATE ON "order" FOR EACH ROW
    WHEN (NEW.id = '${orderId}' AND OLD.is_draft_order AND NOT NEW.is_draft_order)
    EXECUTE FUNCTION test_slow_order()`

/** Where sending a mail can be cut off, by the statement before which the victim is held. */
const SEND_POINTS = {
  /** Nothing is written and nothing is sent. */
  before: `BEFORE INSERT ON notification FOR EACH ROW WHEN (NEW."to" LIKE 'cut-before-%'`,
  /** The mail is out, and nothing says so. */
  handed: `BEFORE UPDATE ON notification FOR EACH ROW WHEN (NEW."to" LIKE 'cut-handed-%' AND NEW.status = 'success'`,
  /** Medusa's record says so; ours does not. */
  recorded: `BEFORE UPDATE ON portal_notice FOR EACH ROW WHEN (NEW.recipient LIKE 'cut-recorded-%' AND NEW.state = 'sent'`,
  /** All is written but that the job is done. */
  noted: `BEFORE DELETE ON client_portal_jobs._private_jobs FOR EACH ROW WHEN (test_is_to(OLD.payload->>'uid', 'cut-noted-%')`,
} as const
type SendPoint = keyof typeof SEND_POINTS

/** Holds the instance that is to be killed at a point, for longer than the test takes to kill it. */
const heldAt = (point: SendPoint): string => `
  CREATE OR REPLACE FUNCTION test_is_to(uid text, address text) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT EXISTS (SELECT 1 FROM portal_notice n WHERE n.id = uid AND n.recipient LIKE address) $$;
  CREATE OR REPLACE FUNCTION test_hold() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(60); RETURN coalesce(NEW, OLD); END $$;
  CREATE TRIGGER test_hold_${point} ${SEND_POINTS[point]} AND current_setting('application_name') = '${VICTIM}')
    EXECUTE FUNCTION test_hold()`

/** The victim's statements end with it: Postgres would carry them out after its death. */
const END_VICTIMS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${VICTIM}'`

const NO_TRIGGERS = `
  DROP FUNCTION IF EXISTS test_hold CASCADE;
  DROP FUNCTION IF EXISTS test_is_to CASCADE;
  ${FREE_JOBS};
  DROP FUNCTION IF EXISTS test_slow_order CASCADE`

let app: ExtraApp

beforeAll(async () => {
  app = await ExtraApp.start({ DATABASE_URL: databaseAs(VICTIM) })
})

afterAll(async () => {
  await app.kill()
})

describe("a crash after the webhook's answer", () => {
  const sandbox = new StripeSandbox(testEnv("TEST_STRIPE_KEY"))
  afterEach(() => sandbox.call("rules", { mode: "send" }))

  /** Clients have paid their invoices of one order, and no event of that has been delivered yet. */
  const paidAtStripe = async () => {
    const admin = await adminApi()
    const order = await createPlacedOrder()
    const client = await openLink((await share(admin, order.id)).url)
    const project = await projectIdOf(order.id)
    const share_of = { kind: "amount", amount: "2" }
    await sandbox.call("rules", { mode: "hold" })
    const sessions: (string | undefined)[] = []
    for (let n = 0; n < PAYMENTS_PER_KILL; n++) {
      const { id } = await sentInvoice(admin, project, { purpose: "deposit", share: share_of })
      const { url } = await client.post<StartedCheckout>("/portal/checkouts", { invoice_ids: [id] })
      await sandbox.pay(url)
      sessions.push(url.split("/").at(-1))
    }
    const { events } = await sandbox.state()
    const completed = events.filter(
      ({ type, data }) => type === "checkout.session.completed" && sessions.includes(data.object.id),
    )
    const statesOf = async () => (await invoicesOf(admin, project)).invoices.map(({ state }) => state)
    return { order, completed, statesOf }
  }

  const deliver = async (event: object): Promise<number> => {
    const payload = JSON.stringify(event)
    const secret = testEnv("TEST_STRIPE_WEBHOOK_SECRET")
    const headers = { "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret }) }
    return (await publicApi(app.url).call("POST", "/hooks/client-portal/stripe", { rawBody: payload, headers })).status
  }

  it(`${WEBHOOK_KILLS} times: all of ${WEBHOOK_KILLS * PAYMENTS_PER_KILL} payments are booked, each once`, async () => {
    for (let n = 0; n < WEBHOOK_KILLS; n++) {
      const { order, completed, statesOf } = await paidAtStripe()
      expect(completed).toHaveLength(PAYMENTS_PER_KILL)
      await rows(keptFor(VICTIM, "stripe-event"))
      try {
        expect(new Set(await Promise.all(completed.map(deliver)))).toEqual(new Set([200]))
        await app.kill()
      } finally {
        await rows(NO_TRIGGERS)
      }
      await app.boot()
      await waitFor(async () => (await statesOf()).every((state) => state === "paid"), {
        what: "all payments to be booked",
        timeout: 60_000,
      })
      // Stripe delivers once more what it has no answer to.
      await sandbox.call("flush")
      const transactions = "SELECT 1 FROM order_transaction WHERE order_id = $1 AND deleted_at IS NULL"
      expect(await count(transactions, [order.id])).toBe(PAYMENTS_PER_KILL)
    }
  })
})

describe("a crash while a mail is sent", () => {
  /** An order that is shared by mail, with an address that says where the sending is cut off. */
  const sharedBy = async (point: SendPoint) => {
    const admin = await adminApi()
    const order = await createPlacedOrder()
    const { link } = await share(admin, order.id, { recipient_email: uniqueEmail(`cut-${point}`), send_email: true })
    return { point, id: link.id, email: link.recipient_email }
  }
  const outcomeOf = async (link_id: string) =>
    (
      await rows<{ state: string; reason_code: string | null }>(
        `SELECT state, reason_code FROM portal_notice WHERE link_id = $1 AND notice = 'notice.link-shared'
           AND NOT EXISTS (SELECT 1 FROM client_portal_jobs._private_jobs j WHERE j.payload->>'uid' = portal_notice.id)`,
        [link_id],
      )
    )[0] ?? null

  // An instance sends two at once.
  it.each([
    ["before", "handed"],
    ["recorded", "noted"],
  ] as const)(
    "%s and %s: each mail goes out, once where that can be known, and marked where it cannot",
    async (...points) => {
      await rows(keptFor(VICTIM, "notice.link-shared"))
      for (const point of points) await rows(heldAt(point))
      let sent: Awaited<ReturnType<typeof sharedBy>>[] = []
      try {
        sent = await Promise.all(points.map(sharedBy))
        const held = `SELECT 1 FROM pg_stat_activity WHERE application_name = '${VICTIM}' AND wait_event = 'PgSleep'`
        await waitFor(async () => (await count(held)) === points.length, { what: "the mails to be cut off", every: 50 })
        await app.kill()
        await rows(END_VICTIMS)
      } finally {
        await rows(NO_TRIGGERS)
      }
      // The other instance takes over what the dead one held.
      for (const { point, id, email } of sent) {
        const outcome = await waitFor(async () => await outcomeOf(id), { what: `the mail ${point}`, timeout: 60_000 })
        const copies = (await mails(email)).length
        if (point === "handed") expect([copies, outcome]).toEqual([2, { state: "sent", reason_code: "maybe_twice" }])
        else expect([point, copies, outcome]).toEqual([point, 1, { state: "sent", reason_code: null }])
      }
      const handed = sent.find(({ point }) => point === "handed")
      if (handed) expect(new Set((await mails(handed.email)).map(({ message_id }) => message_id)).size).toBe(1)
      await app.boot()
    },
  )
})

describe("a crash after a decision", () => {
  const decided = async (on = app) => {
    const asked = await askedOrder({ lines: [{ quantity: PIECES }] }, on.url)
    const email = uniqueEmail("crash")
    const { status } = await decide(asked.client, asked.rendering, signature(asked.rendering, { email }))
    expect(status).toBe(200)
    return { ...asked, email }
  }

  const expectDoneOnce = async ({ order, email }: Awaited<ReturnType<typeof decided>>) => {
    const admin = await adminApi()
    const decision = await effectsOf(order.id)
    const sent = async (to: string) =>
      await count(
        "SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'email' AND status = 'success' AND \"to\" = $2",
        [decision.id, to],
      )
    const panel = await panelOf(admin, order.id)
    const owner = panel.owners.find(({ id }) => id === panel.project?.owner_user_id)
    expect({
      status: (await readOrder(order.id)).status,
      panel: panel.status,
      reserved: await reservedQuantity(order),
      notes: await count("SELECT 1 FROM portal_delivery_note WHERE decision_id = $1", [decision.id]),
      copies: await sent(email),
      toRep: await sent(owner?.email ?? ""),
      bell: await count("SELECT 1 FROM notification WHERE resource_id = $1 AND channel = 'feed'", [decision.id]),
      faults: await evidenceFaults(order.id),
    }).toEqual({
      status: "pending",
      panel: "approved",
      reserved: PIECES,
      notes: 1,
      copies: 1,
      toRep: 1,
      bell: 1,
      faults: [],
    })
  }

  it(`${KILLS} times, at any moment after the 200: every effect and mail happens, once`, async () => {
    const signers: string[] = []
    const extra = Array.from({ length: VICTIMS - 1 }, () => ExtraApp.start({ DATABASE_URL: databaseAs(VICTIM) }))
    const victims = [app, ...(await Promise.all(extra))]
    await Promise.all(
      victims.map(async (victim, index) => {
        for (let n = index; n < KILLS; n += VICTIMS) {
          const asked = await decided(victim)
          signers.push(asked.email)
          await sleep(Math.random() * WINDOW_MS)
          await victim.kill()
          // The other instances take over what the dead one held; a restart alone would do so as well.
          await victim.boot()
          await expectDoneOnce(asked)
        }
      }),
    )
    await Promise.all(victims.slice(1).map((victim) => victim.stop()))
    const got = (await mails()).map(({ to }) => to.address)
    const copies = signers.map((email) => got.filter((address) => address === email).length)
    expect(copies.filter((number) => number === 0)).toEqual([])
    expect(copies.filter((number) => number > 1).length).toBeLessThanOrEqual(Math.ceil(KILLS * TWICE_AT_MOST))
  })

  it("between the reservation of stock and the conversion of the order: reserved once", async () => {
    for (let n = 0; n < CONVERSION_KILLS; n++) {
      const asked = await askedOrder({ lines: [{ quantity: PIECES }] }, app.url)
      const item = asked.order.items[0]?.id
      const email = uniqueEmail("crash")
      await rows(keptFor(VICTIM, "decision-effects"))
      await rows(slowConversion(asked.order.id))
      try {
        expect((await decide(asked.client, asked.rendering, signature(asked.rendering, { email }))).status).toBe(200)
        await waitFor(
          async () =>
            (await count("SELECT 1 FROM reservation_item WHERE line_item_id = $1 AND deleted_at IS NULL", [item])) > 0,
          { every: 20, what: "the reservation" },
        )
        await app.kill()
        expect((await readOrder(asked.order.id)).status).toBe("draft")
      } finally {
        await rows(NO_TRIGGERS)
      }
      await app.boot()
      await expectDoneOnce({ ...asked, email })
    }
  })

  it("is not what a stop is: asked to end, an instance ends, and what it had begun is done", async () => {
    const asked = await decided()
    let hasEnded = false
    void app.stop().then(() => (hasEnded = true))
    await waitFor(() => Promise.resolve(hasEnded), { timeout: STOP_MS, what: "the end of the instance" })
    await expectDoneOnce(asked)
  })
})
