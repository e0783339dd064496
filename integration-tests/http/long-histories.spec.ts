import type {
  AccountInvoices,
  AccountOrders,
  AccountThreads,
  ClientList,
  CustomerPanel,
  ProjectPage,
  StaffThread,
  Thread,
} from "../../src/contracts"
import { openAccount } from "../support/account"
import { adminApi, type Api } from "../support/api"
import { projectIdOf, sentInvoice } from "../support/billing"
import { rolledBack, rows, transactionWithoutTriggers } from "../support/database"
import { createCustomer, createPlacedOrder } from "../support/orders"
import { panelOf, revealed, type Scene, sharedOrder } from "../support/portal"

const ENTRIES = 10_000
const ORDERS = 10_000
/** One order in ten is active. */
const ACTIVE = ORDERS / 10
/** Of a page; how long it takes is measured by `npm run bench`. */
const MOST_BYTES = 100_000
const LINES = { lines: [{ stocked: false }] }

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

/** All pages of a list, by the cursor that each answer gives. */
const walk = async <Page, Row>(
  read: (cursor: string | null) => Promise<Page>,
  rowsOf: (page: Page) => Row[],
  next: (page: Page) => string | null,
): Promise<Row[][]> => {
  const pages: Row[][] = []
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: Page = await read(cursor)
    pages.push(rowsOf(page))
    cursor = next(page)
  }
  return pages
}

/** The size of an answer. */
const bytesOf = async (api: Api, path: string, query: Record<string, string> = {}): Promise<number> => {
  const answer = await api.fetch("GET", path, { query })
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.text()).length
}

describe("a thread of 10,000 entries", () => {
  let scene: Scene

  beforeAll(async () => {
    scene = await sharedOrder(LINES)
    // The shop wrote once, long ago; since then its client has written again and again.
    await transactionWithoutTriggers(["portal_message"], async (query) => {
      await query(
        `INSERT INTO portal_message (id, project_id, order_id, kind, body, key, source, actor_type, actor_id, actor_name, created_at)
         SELECT 'pmsg_long_' || n, p.id, p.order_id, CASE WHEN n % 11 = 0 THEN 'note' ELSE 'message' END,
                repeat('Could we do a dozen more in XL? ', 1 + n % 5), 'long-' || n, 'page',
                CASE WHEN n = 1 OR n % 11 = 0 THEN 'staff' ELSE 'client' END, 'someone_' || n % 3, 'Anna Meyer',
                now() - (${ENTRIES * 2} - n) * interval '1 minute'
           FROM portal_project p CROSS JOIN generate_series(1, ${Math.floor((ENTRIES * 11) / 10)}) n WHERE p.order_id = $1`,
        [scene.order.id],
      )
    })
  })

  it("comes in pages of fifty without gaps, of which staff see the notes as well", async () => {
    const read = (api: Api, path: string) => (before: string | null) =>
      api.get<Thread | StaffThread>(path, before ? { before } : {})
    const project = `/admin/client-portal/projects/${await projectIdOf(scene.order.id)}/conversation`
    for (const [api, path, hasNotes] of [
      [scene.client, "/portal/conversation", false],
      [admin, project, true],
    ] as const) {
      const pages = await walk(
        read(api, path),
        ({ entries }) => entries,
        ({ older }) => older,
      )
      expect(Math.max(...pages.map(({ length }) => length))).toBe(50)
      const entries = pages.flat()
      const said = entries.filter(({ id }) => id.startsWith("pmsg_long_"))
      expect(new Set(said.map(({ id }) => id)).size).toBe(said.length)
      expect(said.length).toBe(hasNotes ? (ENTRIES * 11) / 10 : ENTRIES)
      const times = entries.map(({ at }) => Date.parse(at))
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      expect(await bytesOf(api, path)).toBeLessThan(MOST_BYTES)
    }
  })

  it("shows two entries on the order's page, and a count that ends at a hundred", async () => {
    const page = await scene.client.get<ProjectPage>("/portal/project")
    expect(page.sections.conversation.latest).toHaveLength(2)
    expect((await panelOf(admin, scene.order.id)).project?.id).toBe(await projectIdOf(scene.order.id))
    expect(await bytesOf(scene.client, "/portal/project")).toBeLessThan(MOST_BYTES)
  })

  it("is never read whole: for a page, for what is new, and for whether anything has changed", async () => {
    const MANY = 2 * ENTRIES
    const page = (cursor: string, most: number) => `SELECT * FROM portal_read_thread($1, true, ${cursor}, '', ${most})`
    await rolledBack(async (query) => {
      await query("ANALYZE portal_message")
      /** Blocks of the database that a statement looks at, once the connection knows its plans. */
      const blocks = async (statement: string): Promise<number> => {
        await query(statement, [scene.order.id])
        const [plan] = await query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`, [scene.order.id])
        const { Plan } = plan?.["QUERY PLAN"][0]
        return Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"]
      }
      const whole = await blocks(page("'infinity'", MANY))
      const reads = {
        first: page("'infinity'", 51),
        deep: page(`now() - interval '${ENTRIES * 1.5} minutes'`, 51),
        shown: "SELECT portal_read_conversation($1)",
        changed: "SELECT portal_freshness_conversation($1), portal_freshness_thread($1)",
        unread_of_client: "SELECT portal_unread_of_client($1, 'none')",
        unread_of_staff: "SELECT portal_unread_of_staff($1, 'none')",
        unanswered: "SELECT portal_unanswered_since($1)",
      }
      const shares: Record<string, number> = {}
      for (const [name, statement] of Object.entries(reads)) shares[name] = (await blocks(statement)) / whole
      // Seven kinds of entries are looked up for each page, which is some blocks of a few hundred.
      expect(Object.entries(shares).filter(([, share]) => share > 0.3)).toEqual([])
    })
  })
})

describe("an account with 10,000 orders, each with an invoice and a message", () => {
  let customer: { id: string; email: string }
  let account: Api
  const TABLES = ["portal_project", "portal_message", "portal_invoice"]
  const MINE = `SELECT id FROM "order" WHERE id LIKE 'order_long_%'`

  /** Rows like those of a model, so that no column is left out. */
  const copies = (table: string, model: string, changes: string): string =>
    `INSERT INTO "${table}" SELECT made.* FROM generate_series(1, ${ORDERS}) n
       JOIN "${table}" model ON ${model} CROSS JOIN LATERAL jsonb_populate_record(model, jsonb_build_object(${changes})) made`

  beforeAll(async () => {
    customer = await createCustomer({ company_name: "Long Pier Traders" })
    const order = await createPlacedOrder({ customerId: customer.id, email: customer.email, ...LINES })
    await admin.post(`/admin/client-portal/orders/${order.id}/project`, { name: "The model" })
    const invoice = await sentInvoice(admin, await projectIdOf(order.id), { purpose: "full" })
    const at = "now() - n * interval '1 hour'"
    await transactionWithoutTriggers(TABLES, async (query) => {
      await query(
        copies(
          "order",
          `model.id = '${order.id}'`,
          `'id', 'order_long_' || n, 'display_id', 700000 + n, 'status', CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'completed' END,
           'created_at', ${at}, 'updated_at', now() - interval '1 day'`,
        ),
      )
      await query(
        copies(
          "order_item",
          `model.order_id = '${order.id}'`,
          "'id', 'ordi_long_' || n, 'order_id', 'order_long_' || n",
        ),
      )
      await query(
        copies(
          "portal_project",
          `model.order_id = '${order.id}'`,
          "'id', 'pproj_long_' || n, 'order_id', 'order_long_' || n, 'name', 'Team order ' || n, 'po_number', 'LONG-' || n",
        ),
      )
      await query(
        `INSERT INTO portal_project_index (project_id, order_id)
         SELECT 'pproj_long_' || n, 'order_long_' || n FROM generate_series(1, ${ORDERS}) n`,
      )
      await query(
        copies(
          "portal_invoice",
          `model.id = '${invoice.id}'`,
          `'id', 'pinv_long_' || n, 'project_id', 'pproj_long_' || n, 'order_id', 'order_long_' || n, 'series', 'LONG-',
           'sequence', n, 'number', 'LONG-' || n, 'issued_at', ${at}, 'created_at', ${at}, 'key', 'long-' || n`,
        ),
      )
      await query(
        `INSERT INTO portal_message (id, project_id, order_id, kind, body, key, source, actor_type, actor_id, actor_name, created_at)
         SELECT 'pmsg_account_' || n, 'pproj_long_' || n, 'order_long_' || n, 'message', 'Here it is', 'long-' || n, 'admin', 'staff',
                'user_long', 'Mona Ito', ${at} FROM generate_series(1, ${ORDERS}) n`,
      )
      await query("SET LOCAL enable_seqscan = off")
      await query(`SELECT portal_index_account('order_long_' || n) FROM generate_series(1, ${ORDERS}) n`)
      // As the jobs have it once they have looked at them.
      await query(
        `INSERT INTO portal_queue_project (order_id, project_id, waiting_since, is_running, is_open, order_updated_at)
         SELECT 'order_long_' || n, 'pproj_long_' || n, now(), false, false, now() - interval '1 day'
           FROM generate_series(1, ${ORDERS}) n ON CONFLICT (order_id) DO NOTHING`,
      )
      for (const table of ["portal_account_stale", "portal_queue_stale"])
        await query(`DELETE FROM ${table} WHERE order_id LIKE 'order_long_%'`)
    })
    await rows(`ANALYZE "order"`)
    await rows("ANALYZE portal_account_order, portal_invoice, portal_message, portal_project")
    const { panel } = await admin.post<{ panel: CustomerPanel }>(`/admin/client-portal/customers/${customer.id}/link`)
    account = await openAccount((await revealed(admin, panel.link?.id ?? "")).url, customer.email)
  })

  // Other specs share the shop.
  afterAll(async () => {
    await transactionWithoutTriggers(TABLES, async (query) => {
      for (const table of [
        "portal_message",
        "portal_invoice",
        "portal_queue_project",
        "portal_account_order",
        "portal_project_index",
        "portal_project",
        "order_item",
      ])
        await query(`DELETE FROM ${table} WHERE order_id IN (${MINE})`)
      await query(`DELETE FROM "order" WHERE id LIKE 'order_long_%'`)
    })
  })

  it("shows them in pages of which none is left out or comes twice", async () => {
    const pages = await walk(
      (after) =>
        account.get<AccountOrders>("/portal/account/orders", {
          view: "past",
          limit: "50",
          ...(after ? { after } : {}),
        }),
      ({ orders }) => orders.map(({ id }) => id),
      ({ next }) => next,
    )
    expect(Math.max(...pages.map(({ length }) => length))).toBe(50)
    const ids = pages.flat()
    expect([ids.length, new Set(ids).size]).toEqual([ORDERS - ACTIVE, ORDERS - ACTIVE])
  })

  it.each([
    ["active orders", "/portal/account/orders", {}],
    ["past orders", "/portal/account/orders", { view: "past" }],
    ["the order of one PO number", "/portal/account/orders", { view: "past", q: "LONG-9999" }],
    ["invoices", "/portal/account/invoices", {}],
    ["open invoices", "/portal/account/invoices", { show: "open" }],
    ["messages", "/portal/account/threads", {}],
    ["what is missing", "/portal/account/checklist", {}],
  ] as [string, string, Record<string, string>][])(
    "answers with a page of %s that does not grow with the history",
    async (_, path, query) => {
      expect(await bytesOf(account, path, query)).toBeLessThan(MOST_BYTES)
    },
  )

  it("counts them all, to the client and to staff", async () => {
    expect(await account.get<AccountInvoices>("/portal/account/invoices")).toMatchObject({ count: ORDERS + 1 })
    expect(await account.get<AccountThreads>("/portal/account/threads")).toMatchObject({ count: ORDERS })
    const { clients } = await admin.get<ClientList>("/admin/client-portal/clients", { q: "Long Pier Traders" })
    expect(clients).toMatchObject([{ customer_id: customer.id, active_orders: ACTIVE + 1, total_orders: ORDERS + 1 }])
  })
})
