import { adminApi } from "../support/api"
import { count, rows } from "../support/database"
import { isFullRun } from "../support/env"
import { ExtraApp } from "../support/app"
import { readOrder, reservedQuantity, uniqueEmail } from "../support/orders"
import { askedOrder, decide, effectsOf, evidenceFaults, panelOf, signature } from "../support/portal"
import { sleep, waitFor } from "../support/wait"

const KILLS = isFullRun ? 500 : 5
/** Either instance may have taken the job, and only one of them is killed: tried until it was that one, so many times. */
const HITS = isFullRun ? 25 : 1
const MAX_TRIES = HITS * 10
/** Effects of one decision take about so long; kills fall anywhere into it. */
const WINDOW_MS = 400
/** Long enough for a drain, far below what a process manager grants before it kills. */
const STOP_MS = 20_000
const PIECES = 7

describe("a crash after a decision", () => {
  let app: ExtraApp

  beforeAll(async () => {
    app = await ExtraApp.start()
  })

  afterAll(async () => {
    await app.kill()
  })

  const decided = async () => {
    const asked = await askedOrder({ lines: [{ quantity: PIECES }] }, app.url)
    const email = uniqueEmail("crash")
    const { status } = await decide(asked.client, asked.rendering, signature(asked.rendering, { email }))
    expect(status).toBe(200)
    return { ...asked, email }
  }

  /** The worker that has the decision's job in hand, by the name that its process's lock stands under. */
  const holderOf = async (orderId: string): Promise<string> => {
    const [job] = await rows<{ locked_by: string | null }>(
      `SELECT j.locked_by FROM graphile_worker._private_jobs j JOIN portal_decision d ON d.order_id = $1
        WHERE j.payload->>'decision_id' = d.id AND j.payload->>'task' = 'decision-effects'`,
      [orderId],
    )
    return job?.locked_by ?? ""
  }

  /** Whether the worker went down with the process that was killed: Postgres drops its lock a moment later. */
  const wentDown = async (holder: string): Promise<boolean> =>
    await waitFor(
      async () =>
        (await count(
          `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted
            AND ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)`,
          [holder],
        )) === 0,
      { timeout: 2_000 },
    ).catch(() => false)

  const expectDoneOnce = async ({ order, email }: Awaited<ReturnType<typeof decided>>) => {
    const admin = await adminApi()
    const decision = await effectsOf(order.id)
    const mails = async (to: string) =>
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
      copies: await mails(email),
      toRep: await mails(owner?.email ?? ""),
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

  it(
    `${KILLS} times, at any moment after the 200: every effect and mail happens, once`,
    async () => {
      for (let n = 0; n < KILLS; n++) {
        const asked = await decided()
        await sleep(Math.random() * WINDOW_MS)
        await app.kill()
        // The other instance takes over what the dead one held; a restart alone would do so as well.
        await app.boot()
        await expectDoneOnce(asked)
      }
    },
    isFullRun ? 4 * 3_600_000 : 240_000,
  )

  it(
    "between the reservation of stock and the conversion of the order: reserved once",
    async () => {
      let hits = 0
      for (let n = 0; n < MAX_TRIES && hits < HITS; n++) {
        const asked = await askedOrder({ lines: [{ quantity: PIECES }] }, app.url)
        // Holds the conversion long enough for the crash to fall before it; the reservation is committed by then.
        await rows(`CREATE OR REPLACE FUNCTION test_slow_order() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(1.5); RETURN NEW; END $$`)
        await rows(`CREATE TRIGGER test_slow_order BEFORE UPDATE ON "order" FOR EACH ROW
          WHEN (NEW.id = '${asked.order.id}' AND OLD.is_draft_order AND NOT NEW.is_draft_order)
          EXECUTE FUNCTION test_slow_order()`)
        const email = uniqueEmail("crash")
        try {
          expect((await decide(asked.client, asked.rendering, signature(asked.rendering, { email }))).status).toBe(200)
          await waitFor(
            async () =>
              (await count("SELECT 1 FROM reservation_item WHERE line_item_id = $1 AND deleted_at IS NULL", [
                asked.order.items[0]?.id,
              ])) > 0,
            { every: 20, what: "the reservation" },
          )
          const holder = await holderOf(asked.order.id)
          await app.kill()
          if (holder && (await wentDown(holder))) hits++
        } finally {
          await rows('DROP TRIGGER test_slow_order ON "order"')
          await rows("DROP FUNCTION test_slow_order()")
        }
        await app.boot()
        await expectDoneOnce({ ...asked, email })
      }
      expect(hits).toBe(HITS)
    },
    isFullRun ? 3_600_000 : 240_000,
  )

  it("is not what a stop is: asked to end, an instance ends, and what it had begun is done", async () => {
    const asked = await decided()
    const stopped = await Promise.race([app.stop().then(() => true), sleep(STOP_MS).then(() => false)])
    if (!stopped) await app.kill()
    expect(stopped).toBe(true)
    await expectDoneOnce(asked)
  }, 120_000)
})
