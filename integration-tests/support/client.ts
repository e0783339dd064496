import type { Locator, Page, Route } from "playwright-core"
import { en as words } from "../../src/messages/en"
import type { Api } from "./api"
import { count, row } from "./database"
import { testEnv } from "./env"
import { createDraftOrder, type OrderInput, type TestOrder } from "./orders"
import { ask, share } from "./portal"
import { waitFor } from "./wait"

export { words }

export const portalUrl = (path = "/"): string => new URL(path, testEnv("TEST_PORTAL_URL")).href
export const orderUrl = (linkId: string): string => portalUrl(`/p/${linkId}`)

/** What a person reads: without the invisible marks that keep names of other scripts from mixing with the sentence. */
export const readable = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ")
/** Also what the browser has not laid out yet (`content-visibility: auto` below the fold, or in a tab behind another). */
export const textOf = async (where: Locator): Promise<string> =>
  readable(
    await where.evaluate((element: HTMLElement) => {
      const lazy = [...document.querySelectorAll<HTMLElement>(".line")]
      for (const line of lazy) line.style.contentVisibility = "visible"
      const text = element.innerText
      for (const line of lazy) line.style.removeProperty("content-visibility")
      return text
    }),
  )
/** All of the page: after a press that leads on, its beginning is there before its end. */
export const pageText = async (page: Page): Promise<string> => {
  await page.waitForLoadState("load")
  return await textOf(page.locator("body"))
}

/** The focus follows what is shown, a moment later. */
export const untilFocused = async (where: Locator): Promise<void> => {
  await waitFor(() => where.evaluate((element) => element === document.activeElement), { what: "the focus" })
}

export interface Shown {
  order: TestOrder
  linkId: string
  /** The link as it stands in the mail. */
  url: string
  token: string
}

/** An order that waits for its client's decision, shared without a mail. */
export const orderToSign = async (
  admin: Api,
  input: OrderInput = {},
  details: Parameters<typeof share>[2] = {},
): Promise<Shown> => {
  const order = await createDraftOrder(input)
  const { link, url } = await share(admin, order.id, details)
  await ask(admin, order.id)
  return { order, linkId: link.id, url, token: new URL(url).pathname.split("/").pop() ?? "" }
}

/** From the link to the sheet that is signed, by the page's own buttons. */
export const openSheet = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await toSheet(page)
}

export const toSheet = async (page: Page): Promise<void> => {
  await page.getByRole("main").getByRole("link", { name: words["page.needs.approve.act"] }).click()
  await signButton(page).and(page.locator(":enabled")).waitFor()
}

export const signButton = (page: Page): Locator => page.getByRole("button", { name: /^Sign and approve/ })

export const fillSignature = async (page: Page, name = "Sarah Smith"): Promise<void> => {
  await page.getByLabel(words["sign.name"]).fill(name)
  await page.locator("#sign-consent").check()
}

/** Presses `button` and waits for the page that says thank you. */
export const decideBy = async (page: Page, button: Locator): Promise<void> => {
  await Promise.all([page.waitForURL(/\?done=/), button.click()])
}

export const sign = async (page: Page, name?: string): Promise<void> => {
  await fillSignature(page, name)
  await decideBy(page, signButton(page))
}

export interface Counted {
  opened: number
  sessions: number
}

export const countedOf = async (linkId: string): Promise<Counted> =>
  (await row<{ opened: number; sessions: number }>(
    `SELECT open_count::int AS opened,
            (SELECT count(*)::int FROM portal_session s WHERE s.link_id = l.id) AS sessions
       FROM portal_link l WHERE id = $1`,
    [linkId],
  )) ?? { opened: -1, sessions: -1 }

/** Time passes for a link. */
export const expire = async (linkId: string): Promise<void> => {
  await row("UPDATE portal_link SET expires_at = now() - interval '1 minute' WHERE id = $1 RETURNING id", [linkId])
}

export const decisionsOf = (orderId: string): Promise<number> =>
  count("SELECT 1 FROM portal_decision WHERE order_id = $1", [orderId])

/** The bar over an open page: what it shows is old, or its link is over. */
export const bar = (page: Page, which: "updated" | "changed" | "ended") => page.locator(`[data-bar=${which}]`)

/** The buttons that decide. There are none once a request is closed. */
export const decisionButtons = (page: Page): Locator => page.getByRole("button").filter({ hasText: DECIDES })
const DECIDES = /^(Sign and approve|Send my request|Decline this order)/

/** Opens the form for changes or for declining. */
export const openNote = async (page: Page, which: "sign.changes" | "sign.decline"): Promise<void> => {
  await page.locator("summary").filter({ hasText: words[which] }).click()
}

/** The nonce of a signing page's forms. */
export const nonceIn = (html: string): string => / name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? ""

/** The next form that the page sends meets this network. What the page reads meanwhile comes through. */
export const onNextForm = async (page: Page, meet: (route: Route) => Promise<void>): Promise<void> => {
  let isMet = false
  await page.route("**/review/*", async (route) => {
    if (isMet || route.request().method() !== "POST") return await route.continue()
    isMet = true
    await meet(route)
  })
}
