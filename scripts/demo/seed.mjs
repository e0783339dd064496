import { keepBrand, openAccount } from "./seed/account-desk.mjs"
import { backdateMails } from "./seed/backdate.mjs"
import { Http, inParallel } from "./seed/http.mjs"
import { Desk } from "./seed/desk.mjs"
import { setNotices, tellNotices } from "./seed/notice-desk.mjs"
import { ORDERS } from "./seed/orders.mjs"
import { CUSTOMERS, fullName } from "./seed/people.mjs"
import { REQUESTS, writeRequest } from "./seed/request-desk.mjs"
import { writeVisits } from "./seed/visits.mjs"
import { createShop } from "./seed/shop.mjs"

/** So many orders live their stories at a time; a laptop's Medusa gains nothing from more. */
const WIDTH = 3

const logIn = async (http, email, password) =>
  http.as((await http.post("/auth/user/emailpass", { email, password })).token)

/** Orders whose links are shown, the most telling first. */
const SHOWN = ["spring-league", "barista-aprons", "apron-refresh", "taproom-crew", "duty-shirts", "science-fair"]

const tell = async (desk, told, note) => {
  const { key, name, outcome, story } = desk.plan
  told.set(key, { desk, link: await story(desk) })
  note(`${name}: ${outcome}`)
}

/** The gate is a setting of the whole shop: it is closed only while no other order is being decided. */
const behindFinanceGate = async (admin, act) => {
  await admin.post("/admin/client-portal/settings", { approval: { finance_gate: true } })
  await act()
  await admin.post("/admin/client-portal/settings", { approval: { finance_gate: false } })
}

const writeOrders = async (world, note) => {
  note("the orders")
  const desks = ORDERS.map((plan) => new Desk(world, plan))
  const told = new Map()
  let drafts = Promise.resolve()
  await inParallel(desks, WIDTH, async (desk) => {
    // Drafted one after the other, so that the orders' numbers are the same in every demo.
    drafts = drafts.then(() => desk.draft())
    await drafts
    if (!desk.plan.isUntouched) await desk.describe()
    if (!desk.plan.behindFinanceGate) await tell(desk, told, note)
  })
  for (const desk of desks.filter(({ plan }) => plan.behindFinanceGate))
    await behindFinanceGate(world.admin, () => tell(desk, told, note))
  return told
}

const projectLinks = (told) =>
  SHOWN.flatMap((key) => {
    const { desk, link } = told.get(key)
    const links = typeof link === "string" ? [{ recipient: desk.client.name, url: link }] : link
    return links.map(({ recipient, url }) => ({ recipient, scope: "project", url }))
  })

/** A link of each order that a client has before them, or decided on. */
const linksOf = (told) =>
  [...told].flatMap(([key, { desk, link }]) => {
    if (desk.plan.quiet) return []
    const url = (typeof link === "string" ? link : link?.[0]?.url) ?? desk.decidedWith
    return url ? [{ key, url }] : []
  })

const accountLink = async (admin, customerId, recipient) => {
  const { panel } = await admin.post(`/admin/client-portal/customers/${customerId}/link`)
  const { url } = await admin.post(`/admin/client-portal/links/${panel.link.id}/reveal`)
  return { recipient, scope: "account", url }
}

/** Clients at their accounts. Their codes are mailed, so that the mailbox has to be there. */
const writeAccounts = async ({ http, admin, shop, mailboxUrl }, note) => {
  note("the accounts")
  const world = { http, mailbox: new Http(mailboxUrl) }
  for (const key of ["priya", "marcus", "sarah"]) {
    const customer = CUSTOMERS[key]
    const { url } = await accountLink(admin, shop.customers[key], fullName(customer))
    const account = await openAccount(world, { url, email: customer.email })
    const logo_ids = await keepBrand(account, key)
    note(`${fullName(customer)} keeps ${logo_ids.length === 1 ? "a logo" : "logos"} and colors`)
    if (REQUESTS[key]) note(await writeRequest(account, { key, customer, logo_ids }))
  }
}

/**
 * Fills the shop at the demo's first start over HTTP, as a shop's own staff and clients would; only dates of the past are
 * written into the database.
 * @param {{ apiUrl: string, databaseUrl: string, adminEmail: string, adminPassword: string, hasSandbox: boolean, mailboxUrl: string, carrierSecret: string, mailEventsSecret: string, inboundMailSecret: string, note: (text: string) => void }} demo
 *   `carrierSecret` signs what carriers report, `mailEventsSecret` what mail services do, `inboundMailSecret` mails that come in; `hasSandbox`: payments go to the Stripe sandbox, so that clients can pay without a person at their browser
 * @returns {Promise<{ recipient: string, scope: "project" | "account", url: string }[]>} the links to show first
 */
export const seed = async ({
  apiUrl,
  databaseUrl,
  adminEmail,
  adminPassword,
  hasSandbox,
  mailboxUrl,
  carrierSecret,
  mailEventsSecret,
  inboundMailSecret,
  note,
}) => {
  const http = new Http(apiUrl)
  const admin = await logIn(http, adminEmail, adminPassword)
  const shop = await createShop({ http, admin, adminPassword, note })
  await setNotices({ http, admin, shop, adminPassword })
  const told = await writeOrders({ http, admin, shop, hasSandbox, databaseUrl, carrierSecret }, note)
  note("mails that followed")
  await tellNotices({ http, shop, databaseUrl, mailEventsSecret, inboundMailSecret }, told)
  await backdateMails(databaseUrl)
  await writeVisits(http, linksOf(told))
  await writeAccounts({ http, admin, shop, mailboxUrl }, note)
  for (const { desk } of told.values()) if (desk.plan.quiet) await desk.keepQuiet()
  return [...projectLinks(told), await accountLink(admin, shop.customers.sarah, fullName(CUSTOMERS.sarah))]
}
