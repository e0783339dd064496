import type { SharedLink } from "../../src/contracts"
import { type Answer, openLink, publicApi } from "../support/api"
import { count, heldChain, rows } from "../support/database"
import { isFullRun } from "../support/env"
import { editDraftQuantity, readOrder, reservedQuantity, uniqueEmail } from "../support/orders"
import {
  askedOrder,
  decide,
  effectsOf,
  evidenceFaults,
  outboxDone,
  renderingOf,
  share,
  sharedOrder,
  tokenOf,
} from "../support/portal"
import { waitFor } from "../support/wait"

const RACES = isFullRun ? 1_000 : 21

type Asked = Awaited<ReturnType<typeof askedOrder>>
interface Race {
  /** What runs at once. Decisions come back as their answers, other acts as null. */
  run: (asked: Asked) => Promise<(Answer<unknown> | null)[]>
  /** Whether it may be that nobody decided, since the other act won. */
  mayBeNobody?: boolean
}

const decline = (nonce: string) => ({ decision: "declined", nonce, message: "Too dear." })
const record = async ({ admin, rendering }: Asked) =>
  await admin.call("POST", `/admin/client-portal/approval-requests/${rendering.request.id}/record`, {
    body: { decision: "approved", channel: "phone", name: "Anna Meyer" },
  })

const KINDS: Record<string, Race> = {
  "a double click": {
    run: async ({ client, rendering }) => await Promise.all([decide(client, rendering), decide(client, rendering)]),
  },
  "two approvers with links of their own": {
    run: async ({ admin, order, client, rendering }) => {
      const colleague = await openLink((await share(admin, order.id)).url)
      const theirs = await renderingOf(colleague)
      return await Promise.all([decide(client, rendering), decide(colleague, theirs)])
    },
  },
  "approve against decline": {
    run: async ({ link, client, rendering }) => {
      const tab = await openLink(link.url)
      const other = await renderingOf(tab)
      return await Promise.all([decide(client, rendering), decide(tab, other, decline(other.nonce))])
    },
  },
  "approve against an edit of the order": {
    mayBeNobody: true,
    run: async ({ order, client, rendering }) => {
      // A draft that was converted meanwhile refuses its edit; that is the race, not a fault.
      const edit = editDraftQuantity(order, order.items[0]?.id ?? "", 12).then(
        () => null,
        () => null,
      )
      return await Promise.all([decide(client, rendering), edit])
    },
  },
  "approve against asking again": {
    mayBeNobody: true,
    run: async ({ admin, order, client, rendering }) => {
      const again = admin
        .call("POST", `/admin/client-portal/orders/${order.id}/approval-requests`, { body: { notify: false } })
        .then(() => null)
      return await Promise.all([decide(client, rendering), again])
    },
  },
  "sign against record": {
    run: async (asked) => await Promise.all([decide(asked.client, asked.rendering), record(asked)]),
  },
  "approve against withdraw": {
    mayBeNobody: true,
    run: async ({ admin, client, rendering }) => {
      const withdraw = admin
        .call("POST", `/admin/client-portal/approval-requests/${rendering.request.id}/withdraw`)
        .then(() => null)
      return await Promise.all([decide(client, rendering), withdraw])
    },
  },
}

const EACH = Math.ceil(RACES / Object.keys(KINDS).length)

const outcomeOf = async ({ order, rendering }: Asked) => {
  const decisions = await rows<{ id: string; kind: string }>(
    "SELECT id, kind FROM portal_decision WHERE request_id = $1",
    [rendering.request.id],
  )
  if (decisions[0]) await effectsOf(order.id)
  return {
    decisions,
    entries: await count(
      `SELECT 1 FROM portal_evidence_entry e JOIN portal_project p ON p.id = e.chain_id
        WHERE p.order_id = $1 AND position('"kind":"decision.' in convert_from(e.payload, 'UTF8')) > 0`,
      [order.id],
    ),
    notes: await count(
      "SELECT 1 FROM portal_delivery_note n JOIN portal_project p ON p.id = n.project_id WHERE p.order_id = $1",
      [order.id],
    ),
    reserved: await reservedQuantity(order),
    status: (await readOrder(order.id)).status,
    mails: await count(
      "SELECT 1 FROM notification WHERE resource_type = 'portal_decision' AND resource_id = ANY ($1) AND channel = 'email'",
      [decisions.map(({ id }) => id)],
    ),
    faults: await evidenceFaults(order.id),
  }
}

describe.each(Object.entries(KINDS))("%s", (_, { run, mayBeNobody }) => {
  it(`${EACH} times: at most one decision, one entry, one set of effects; the loser learns it with 409`, async () => {
    for (let n = 0; n < EACH; n++) {
      const asked = await askedOrder({ lines: [{ quantity: 4 }] })
      const answers = (await run(asked)).filter((answer) => answer !== null)
      const statuses = answers.map(({ status }) => status)
      // A double click is one decision told twice; whoever says anything else is a loser.
      const winners = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body)))
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([])
      if (mayBeNobody) expect(winners.size).toBeLessThanOrEqual(1)
      else expect(winners.size).toBe(1)

      const outcome = await outcomeOf(asked)
      expect(outcome.decisions).toHaveLength(winners.size)
      expect(outcome.entries).toBe(winners.size)
      expect(outcome.faults).toEqual([])
      const approved = outcome.decisions[0]?.kind === "approved"
      expect(outcome.notes).toBe(approved ? 1 : 0)
      expect(outcome.status).toBe(approved ? "pending" : "draft")
      if (approved) {
        // An edit that came just after the signature is the shop's own next version; nothing is reserved twice.
        expect((await readOrder(asked.order.id)).items.map(({ quantity }) => quantity)).toContain(outcome.reserved)
        expect(outcome.mails).toBeGreaterThanOrEqual(1)
      } else expect(outcome.reserved).toBe(0)
      expect(outcome.mails).toBeLessThanOrEqual(2)
    }
  })
})

describe("at once", () => {
  it("five shares with one address give one link", async () => {
    const { admin, order } = await sharedOrder({ lines: [{ stocked: false }] })
    const recipient_email = uniqueEmail("twice")
    const shared: SharedLink[] = await Promise.all(
      Array.from({ length: 5 }, async () => await share(admin, order.id, { recipient_email })),
    )
    expect(new Set(shared.map(({ url }) => url)).size).toBe(1)
    expect(await count("SELECT 1 FROM portal_link WHERE recipient_email = $1", [recipient_email])).toBe(1)
    expect(shared.map(({ link }) => link.id)).toEqual(shared.map(() => shared[0]?.link.id))
    expect(
      await rows<{ share_count: number }>("SELECT share_count FROM portal_link WHERE recipient_email = $1", [
        recipient_email,
      ]),
    ).toEqual([{ share_count: 5 }])
  })

  it("five shares that give a known link the same expiry change it once", async () => {
    const { admin, order, link } = await sharedOrder({ lines: [{ stocked: false }] })
    const { recipient_email } = link.link
    const expires_at = new Date(Date.now() + 86_400_000).toISOString()
    const shared = await Promise.all(
      Array.from({ length: 5 }, async () => await share(admin, order.id, { recipient_email, expires_at })),
    )
    expect(shared.map((one) => one.link.expires_at)).toEqual(shared.map(() => expires_at))
    expect(
      await count("SELECT 1 FROM portal_link_event WHERE link_id = $1 AND kind = 'expiry_changed'", [link.link.id]),
    ).toBe(1)
  })

  it("ten exchanges of one token are ten sessions that work", async () => {
    const { link } = await sharedOrder({ lines: [{ stocked: false }] })
    const clients = await Promise.all(Array.from({ length: 10 }, async () => await openLink(link.url)))
    const pages = await Promise.all(clients.map(async (client) => (await client.call("GET", "/portal/project")).status))
    expect(new Set(pages)).toEqual(new Set([200]))
    expect(await count("SELECT 1 FROM portal_session WHERE link_id = $1", [link.link.id])).toBe(11)
  })

  it("two first requests open one project, and each request closes the one before", async () => {
    const { admin, order } = await sharedOrder({ lines: [{ stocked: false }] })
    const path = `/admin/client-portal/orders/${order.id}/approval-requests`
    const answers = await Promise.all(Array.from({ length: 4 }, async () => await admin.call("POST", path)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const requests = await rows<{ version: number; state: string }>(
      "SELECT version, state FROM portal_approval_request WHERE order_id = $1 ORDER BY version",
      [order.id],
    )
    expect(requests).toEqual([1, 2, 3, 4].map((version) => ({ version, state: version === 4 ? "open" : "superseded" })))
    expect(await evidenceFaults(order.id)).toEqual([])
    await outboxDone(order.id)
  })

  it("a session that is being opened when the link is rotated ends with the old token", async () => {
    const { admin, link } = await sharedOrder({ lines: [{ stocked: false }] })
    // Holds the exchange between its look at the link and its new session, where a rotation can come in.
    await rows(`CREATE OR REPLACE FUNCTION test_slow_session() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$`)
    await rows(`CREATE TRIGGER test_slow_session BEFORE INSERT ON portal_session FOR EACH ROW
      WHEN (NEW.link_id = '${link.link.id}') EXECUTE FUNCTION test_slow_session()`)
    try {
      const opening = publicApi().call<{ session: string }>("POST", "/portal/session", {
        body: { token: tokenOf(link.url) },
      })
      await waitFor(
        async () =>
          (await count(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'",
          )) > 0,
        { what: "the exchange to be on its way", every: 20 },
      )
      await admin.post(`/admin/client-portal/links/${link.link.id}/rotate`)
      const { status, body } = await opening
      if (status === 200) {
        const after = await publicApi().call("GET", "/portal/project", {
          headers: { authorization: `Bearer ${body.session}` },
        })
        expect(after.status).toBe(401)
      } else expect(status).toBe(401)
    } finally {
      await rows("DROP TRIGGER test_slow_session ON portal_session")
      await rows("DROP FUNCTION test_slow_session()")
    }
  })

  it.each(["revoke", "rotate"])("a decision that comes in while staff %s its link is none", async (end) => {
    const { admin, order, link, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    // Holds the decision after its session was looked at, where the end of the link can come in.
    const holder = await heldChain(order.id)
    try {
      const deciding = decide<{ type: string }>(client, rendering)
      await waitFor(
        async () =>
          (await count(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
          )) > 0,
        { what: "the decision to wait", every: 20 },
      )
      await admin.post(`/admin/client-portal/links/${link.link.id}/${end}`)
      await holder.release()
      expect((await deciding).status).toBe(401)
    } finally {
      await holder.release()
    }
    expect(await count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order.id])).toBe(0)
    expect(
      await count("SELECT 1 FROM portal_approval_request WHERE order_id = $1 AND state = 'open'", [order.id]),
    ).toBe(1)
  })

  it("rotating and opening leave no session on the old token", async () => {
    for (let n = 0; n < 3; n++) {
      const { admin, link } = await sharedOrder({ lines: [{ stocked: false }] })
      const old = tokenOf(link.url)
      const exchanges = Array.from({ length: 4 }, async () =>
        publicApi().call<{ session: string }>("POST", "/portal/session", { body: { token: old } }),
      )
      const [rotated, ...opened] = await Promise.all([
        admin.call("POST", `/admin/client-portal/links/${link.link.id}/rotate`),
        ...exchanges,
      ])
      expect(rotated.status).toBe(200)
      for (const { status, body } of opened.filter((answer) => answer.status === 200)) {
        const after = await publicApi().call("GET", "/portal/project", {
          headers: { authorization: `Bearer ${body.session}` },
        })
        expect({ status, after: after.status }).toEqual({ status: 200, after: 401 })
      }
    }
  })
})
