import {
  type ActionQueue,
  type EngagementReport,
  type HeldMails,
  type ProjectList,
  queueGroupSchema,
  type QuietClients,
} from "../../src/contracts"
import { adminApi, type Api } from "../support/api"
import { testEnv } from "../support/env"
import { uniqueEmail } from "../support/orders"
import { freePort } from "../support/ports"
import { visit } from "../support/visit"
import { waitFor } from "../support/wait"
import { Demo, type Links } from "./demo"

let demo: Demo
let links: Links
let admin: Api

beforeAll(async () => {
  const [api, portal] = [await freePort(), await freePort()]
  demo = new Demo(testEnv("TEST_RUN"), { api, portal, mailbox: await freePort(), stripe: await freePort() })
  links = await demo.start("--reset")
  admin = await adminApi(new URL(links.adminUrl).origin, links.adminEmail, links.adminPassword)
})
afterAll(() => demo.remove())

const countOf = async (path: string): Promise<number> => (await admin.get<{ count: number }>(path, { limit: 1 })).count

interface Draft {
  id: string
  email: string
}

/** An account asks for the code from the mailbox first; an order opens at once. */
const statusOf = (scope: string): number => (scope === "account" ? 401 : 200)

describe("the demo", () => {
  it("writes down where everything is, and of each link for whom it is and what it opens", () => {
    expect(Object.keys(links)).toEqual([
      "adminUrl",
      "adminEmail",
      "adminPassword",
      "portalUrl",
      "mailboxUrl",
      "stripeUrl",
      "clientLinks",
    ])
    expect(links).toMatchObject({
      adminUrl: `http://localhost:${demo.ports.api}/app`,
      portalUrl: `http://localhost:${demo.ports.portal}`,
      mailboxUrl: `http://localhost:${demo.ports.mailbox}`,
      stripeUrl: `http://localhost:${demo.ports.stripe}`,
    })
    for (const link of links.clientLinks) expect(Object.keys(link)).toEqual(["recipient", "scope", "url"])
    expect(new Set(links.clientLinks.map(({ scope }) => scope))).toEqual(new Set(["project", "account"]))
  })

  it("lets staff log in to the admin", async () => {
    expect((await visit(links.adminUrl)).status).toBe(200)
    expect(await admin.get("/admin/users/me")).toMatchObject({ user: { email: links.adminEmail } })
  })

  it("is a shop with customers, drafts and orders over several stages", async () => {
    const drafts = await countOf("/admin/draft-orders")
    expect(await countOf("/admin/customers")).toBeGreaterThanOrEqual(6)
    expect(drafts).toBeGreaterThan(0)
    expect(drafts + (await countOf("/admin/orders"))).toBeGreaterThanOrEqual(12)
    const { projects } = await admin.get<ProjectList>("/admin/client-portal/projects", { limit: 50 })
    expect(new Set(projects.map(({ stage }) => stage.name)).size).toBeGreaterThanOrEqual(4)
  })

  it("opens every link that it gives", async () => {
    for (const { recipient, scope, url } of links.clientLinks) {
      const page = await visit(url)
      const at = new URL(page.url).pathname.split("/")[1]
      expect({ recipient, status: page.status, at }).toEqual({
        recipient,
        status: statusOf(scope),
        at: scope === "account" ? "a" : "p",
      })
    }
  })

  it("tells a story of views and decisions that adds up, project by project", async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const query = { from: day(7), to: day(0) }
    const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
    // A job brings what became of projects, and the sums of days, into the report each minute.
    const report = await waitFor(
      async () => {
        const found = await admin.get<EngagementReport>("/admin/client-portal/engagement", query)
        const views = sum(found.clients.map((client) => client.views))
        return views > 0 && sum(found.series.map((one) => one.views)) === views ? found : null
      },
      { timeout: 120_000, every: 2_000, what: "the sums of the report" },
    )
    const { sent, opened, decided, approved, paid } = report.steps
    expect([opened <= sent, decided <= opened, approved <= decided, paid <= sent]).toEqual([true, true, true, true])
    expect(sum(report.clients.map((client) => client.sent))).toBe(sent)
    expect(sum(report.reps.map((rep) => rep.opened))).toBe(opened)
    expect(sum(report.decision_time.spread.map(({ count }) => count))).toBe(decided)
  })

  it("has something in every group of the action queue, a client who went quiet, and mails that wait for staff", async () => {
    // Signals reach the queue by a job, each minute.
    const { counts } = await waitFor(
      async () => {
        const queue = await admin.get<ActionQueue>("/admin/client-portal/queue", { group: "ours" })
        return queue.counts.hot > 0 ? queue : null
      },
      { timeout: 180_000, every: 2_000, what: "a project that is hot" },
    )
    const empty = queueGroupSchema.options.filter((group) => counts[group] === 0)
    expect(empty).toEqual([])
    const { clients } = await admin.get<QuietClients>("/admin/client-portal/queue/clients")
    expect(clients.map(({ name }) => name)).toEqual(["Canal Street Rowing Club"])
    const { mails } = await admin.get<HeldMails>("/admin/client-portal/held-mails")
    expect(mails.map(({ reason }) => reason).toSorted()).toEqual(["automatic", "unknown_thread"])
  })

  it("shows the mails that were sent", async () => {
    const page = await visit(links.mailboxUrl)
    expect(page.status).toBe(200)
    expect(page.body).toContain(links.clientLinks[0]?.recipient)
  })

  it("has a Stripe that takes payments, and says that it is none", async () => {
    const page = await visit(links.stripeUrl)
    expect(page.status).toBe(200)
    expect(page.body).toContain("Stripe sandbox - no real money")
    expect(await admin.get("/admin/client-portal/payments/connection")).toMatchObject({
      state: "connected",
      mode: "sandbox",
      has_provider: true,
    })
  })

  it("says which port is taken, by what it is needed and how another is chosen", async () => {
    const { api } = demo.ports
    await expect(demo.startBeside(`${testEnv("TEST_RUN")}-beside`)).rejects.toThrow(
      `Port ${api} is taken, and Medusa with its admin needs it.\n` +
        `  Stop what is using it, or choose another: DEMO_API_PORT=${api + 1} npm run demo`,
    )
  })

  it("does not run twice on the same data", async () => {
    await expect(demo.startBeside()).rejects.toThrow("The demo is already running")
  })

  it("ends with Ctrl-C and leaves no process and no port behind; the next start has the same links and data", async () => {
    const { draft_orders } = await admin.get<{ draft_orders: Draft[] }>("/admin/draft-orders", { limit: 1 })
    const at = `/admin/draft-orders/${draft_orders[0]?.id}`
    const email = uniqueEmail("changed")
    await admin.post(at, { email })

    // The launcher, its database, Medusa, the portal, the Stripe sandbox and the mailbox, whatever stands between them.
    expect(await demo.interrupt()).toBeGreaterThanOrEqual(6)
    expect(await demo.busyPorts()).toEqual([])

    expect(await demo.start()).toEqual(links)
    expect(await admin.get(at)).toMatchObject({ draft_order: { email } })
    for (const { url, scope } of links.clientLinks) expect((await visit(url)).status).toBe(statusOf(scope))
  })
})
