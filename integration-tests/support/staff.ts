import type { BrowserContext, Locator, Page } from "playwright-core"
import { en as staffWords } from "../../admin/i18n/en"
import { axeFaults } from "./axe"
import { DESKTOP, openBrowser } from "./browser"
import { readable } from "./client"
import { testEnv } from "./env"

export { staffWords }

export const adminUrl = (path = "/"): string => new URL(`/app${path}`, testEnv("TEST_API_URL")).href

/** A sentence of the catalogue with its gaps filled. */
export const filled = (words: string, gaps: Record<string, string | number>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_gap, name: string) => String(gaps[name]))

/** By the form, as a person would. */
export const logIn = async (page: Page): Promise<void> => {
  await page.goto(adminUrl("/login"))
  await page.locator("input[name=email]").fill(testEnv("TEST_ADMIN_EMAIL"))
  await page.locator("input[name=password]").fill(testEnv("TEST_ADMIN_PASSWORD"))
  await page.locator("button[type=submit]").click()
  await page.waitForURL((url) => !url.pathname.endsWith("/login"))
}

/** One browser for a whole spec file, in which a member of staff is logged in; every test has tabs of its own. */
export const staffBrowser = (): { newPage: () => Promise<Page>; context: () => BrowserContext } => {
  let opened: Awaited<ReturnType<typeof openBrowser>> | null = null
  const context = () => {
    if (!opened) throw new Error("The browser starts before the first test, not earlier")
    return opened.context
  }

  beforeAll(async () => {
    opened = await openBrowser(DESKTOP)
    await opened.context.grantPermissions(["clipboard-read", "clipboard-write"])
    await logIn(await opened.context.newPage())
  })
  afterEach(async () => {
    const [first, ...tabs] = context().pages()
    await Promise.all(tabs.map((tab) => tab.close()))
    await first?.goto("about:blank")
  })
  afterAll(async () => {
    await opened?.close()
  })

  return { context, newPage: () => context().newPage() }
}

/** One of our panels on a page of the dashboard, by its heading. */
export const panel = (page: Page, title: string): Locator => page.getByRole("region", { name: title, exact: true })
export const drawer = (page: Page, title: string): Locator => page.getByRole("dialog", { name: title, exact: true })
/** The dashboard's "are you sure". */
export const question = (page: Page, title: string): Locator =>
  page.getByRole("alertdialog", { name: title, exact: true })

export const button = (part: Locator, name: string): Locator => part.getByRole("button", { name, exact: true })

/** The line of a panel that has this label. */
export const rowOf = (part: Locator, label: string): Locator =>
  part.locator("div.grid").filter({ has: part.page().getByText(label, { exact: true }) })

/** What is wrong with a field, as it is read out with the field; null when nothing is. */
export const problemOf = async (field: Locator): Promise<string | null> => {
  if ((await field.getAttribute("aria-invalid")) !== "true") return null
  const ids = (await field.getAttribute("aria-describedby"))?.split(" ") ?? []
  const error = ids.find((id) => id.endsWith("-error"))
  return error ? readable(await field.page().locator(`[id="${error}"]`).innerText()) : null
}

/** Radix's list of choices, opened by its field. */
export const choose = async (field: Locator, option: string): Promise<void> => {
  await field.click()
  await field.page().getByRole("option", { name: option, exact: true }).click()
}

export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

/** One of the dashboard's short notices. */
export const toast = (page: Page, text: string): Locator =>
  page
    .getByRole("region", { name: /Notifications/ })
    .getByRole("listitem")
    .filter({ hasText: text })

/** Puts the theme on as the dashboard does, and at once, so that no color is judged on its way to another. */
const wear = (page: Page, theme: "light" | "dark"): Promise<void> =>
  page.evaluate((name) => {
    const { classList, style } = document.documentElement
    classList.remove("light", "dark")
    classList.add(name)
    style.colorScheme = name
    for (const running of document.getAnimations()) if (running instanceof CSSTransition) running.finish()
  }, theme)

export const faultsInBothThemes = async (part: Locator, where: string): Promise<string[]> => {
  const found: string[] = []
  for (const theme of ["light", "dark"] as const) {
    await wear(part.page(), theme)
    found.push(...(await axeFaults(part, `${where}, ${theme}`)))
  }
  await wear(part.page(), "light")
  return found
}
