import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core"
import { testEnv } from "./env"
import { PATIENCE_MS } from "./wait"

/** As root Chromium needs --no-sandbox; the rest keeps it from looking for hosts that a closed network does not have. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  userAgent:
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
}
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }

const COMMON: BrowserContextOptions = { locale: "en-US", timezoneId: "UTC", reducedMotion: "reduce" }

/** A browser of its own with an empty profile; `close` also removes the profile. */
export const openBrowser = async (
  options: BrowserContextOptions = PHONE,
): Promise<{ context: BrowserContext; close: () => Promise<void> }> => {
  const profile = await mkdtemp(path.join(os.tmpdir(), "client-portal-browser-"))
  const context = await chromium.launchPersistentContext(profile, {
    ...COMMON,
    ...options,
    executablePath: testEnv("CHROME_PATH"),
    headless: true,
    args: FLAGS,
    chromiumSandbox: false,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** Runs `work` in a fresh browser and closes it whatever happens. */
export const withBrowser = async <T>(
  options: BrowserContextOptions,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> => {
  const { context, close } = await openBrowser(options)
  try {
    return await work(context)
  } finally {
    await close()
  }
}

/** One browser for a whole spec file; every context is an empty profile of its own and closes after its test. */
export const sharedBrowser = (): { newContext: (options?: BrowserContextOptions) => Promise<BrowserContext> } => {
  let browser: Browser | null = null
  const open = new Set<BrowserContext>()

  beforeAll(async () => {
    const executablePath = testEnv("CHROME_PATH")
    browser = await chromium.launch({ executablePath, headless: true, args: FLAGS, chromiumSandbox: false })
  })
  afterEach(async () => {
    await Promise.all([...open].map((context) => context.close()))
    open.clear()
  })
  afterAll(async () => {
    await browser?.close()
  })

  return {
    newContext: async (options = PHONE) => {
      if (!browser) throw new Error("The browser starts before the first test, not earlier")
      const context = await browser.newContext({ ...COMMON, ...options })
      context.setDefaultTimeout(PATIENCE_MS)
      open.add(context)
      return context
    },
  }
}
