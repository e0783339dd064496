import { adminApi } from "../support/api"
import { count, rows } from "../support/database"
import { isFullRun, testEnv } from "../support/env"
import { ExtraApp } from "../support/app"
import { mails } from "../support/mailbox"
import { readOrder, reservedQuantity, uniqueEmail } from "../support/orders"
import { askedOrder, decide, effectsOf, evidenceFaults, panelOf, signature } from "../support/portal"
import { sleep, waitFor } from "../support/wait"

const KILLS = isFullRun ? 500 : 5
const CONVERSION_KILLS = isFullRun ? 25 : 1
/** Instances that die side by side: starting again takes longest, and their jobs may fall to one another. */
const VICTIMS = isFullRun ? 3 : 1
/** Of all mails. One that has left is sent again when the process dies before it is written down that it has. */
const TWICE_AT_MOST = 0.01
/** The connections of the instance that is killed go by this name, which triggers can read. */
const VICTIM = "crash-victim"
/** Effects of one decision take about so long; kills fall anywhere into it. */
const WINDOW_MS = 400
/** Long enough for a drain, far below what a process manager grants before it kills. */
const STOP_MS = 20_000
const PIECES = 7

const victimsDatabase = (): string => {
  const url = new URL(testEnv("TEST_DATABASE_URL"))
  url.searchParams.set("application_name", VICTIM)
  return url.toString()
}

/** Both instances look for jobs; under this trigger only the one to be killed finds those of decisions. */
const DECISIONS_FOR_VICTIM = `
  CREATE FUNCTION test_for_victim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
  CREATE TRIGGER test_for_victim BEFORE UPDATE ON client_portal_jobs._private_jobs FOR EACH ROW
    WHEN (NEW.locked_by IS NOT NULL AND NEW.payload->>'job' = 'decision-effects'
      AND current_setting('application_name') <> '${VICTIM}')
    EXECUTE FUNCTION test_for_victim()`

/** Holds an order's conversion long enough for the crash to fall before it; the reservation is committed by then. */
const slowConversion = (orderId: string): string => `
  CREATE FUNCTION test_slow_order() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(1.5); RETURN NEW; END $$;
  CREATE TRIGGER test_slow_order BEFORE UPDATE ON "order" FOR EACH ROW
    WHEN (NEW.id = '${orderId}' AND OLD.is_draft_order AND NOT NEW.is_draft_order)
    EXECUTE FUNCTION test_slow_order()`

const NO_TRIGGERS = `
  DROP FUNCTION IF EXISTS test_for_victim CASCADE;
  DROP FUNCTION IF EXISTS test_slow_order CASCADE`

describe("a crash after a decision", () => {
  let app: ExtraApp

  beforeAll(async () => {
    app = await ExtraApp.start({ DATABASE_URL: victimsDatabase() })
  })

  afterAll(async () => {
    await app.kill()
  })

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
    const extra = Array.from({ length: VICTIMS - 1 }, () => ExtraApp.start({ DATABASE_URL: victimsDatabase() }))
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
      await rows(DECISIONS_FOR_VICTIM)
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
