import path from "node:path"
import { findBrowser } from "../scripts/lib/browser.mjs"
import { ROOT, rootRequire } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { quantile } from "./load.mjs"
import { createSentProof } from "./proof-scene.mjs"
import { createOpenOrder, share } from "./seed.mjs"

const CPU_SLOWDOWN = 4
const TIMEOUT_MS = 60_000
/** Of the picture in the document: as many uncompressed pixels make a file of 20 MB. */
const SIDE = 2_600

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
}

/** An emblem with color all over, placed in a PDF without compression. */
const largeDocument = async () => {
  const { pdf } = rootRequire("./integration-tests/support/pdf")
  const emblem = path.join(ROOT, "integration-tests/fixtures/artwork/velocette-emblem-2400px.png")
  const picture = rootRequire("sharp")(emblem).flatten({ background: "#f5d76e" }).resize(SIDE, SIDE)
  const pixels = await picture.removeAlpha().raw().toBuffer()
  return pdf({
    mediaBox: [0, 0, 624, 624],
    contents: ["q 624 0 0 624 0 0 cm /Im Do Q"],
    resources: "/XObject<</Im 10 0 R>>",
    objects: [
      {
        dictionary: `/Type/XObject/Subtype/Image/Width ${SIDE}/Height ${SIDE}/ColorSpace/DeviceRGB/BitsPerComponent 8`,
        stream: pixels,
      },
    ],
  })
}

/**
 * Runs in the page: notes when a picture of the proof is on screen first, and when the one that the studio's script shows
 * is. A picture counts once the browser has decoded it and has drawn the frame that holds it.
 */
const notePictures = () => {
  window.pictures = {}
  const isProof = (element) => element instanceof HTMLImageElement && /\/files\/[^?]*\bscreen\b/.test(element.src)
  const shown = async (picture) => {
    await picture.decode()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    if (!picture.isConnected) return
    const now = performance.now()
    window.pictures.first ??= now
    if (picture.closest(".sheet")) window.pictures.studio ??= now
  }
  // Events of pictures do not bubble; they can be caught on their way down.
  document.addEventListener("load", ({ target }) => isProof(target) && shown(target), true)
}

/** One opening of the link in the mail, by a browser that has never seen the shop. @returns both moments in ms */
const openOnce = async (browser, device, url) => {
  const context = await browser.newContext({ ...device, locale: "en-US", reducedMotion: "reduce" })
  try {
    const page = await context.newPage()
    await page.addInitScript(notePictures)
    const session = await context.newCDPSession(page)
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN })
    await page.goto(url, { waitUntil: "commit" })
    await page.waitForFunction(() => window.pictures.studio !== undefined, undefined, { timeout: TIMEOUT_MS })
    return await page.evaluate(() => window.pictures)
  } finally {
    await context.close()
  }
}

/**
 * Key `proof-first-view`: from the press on the mail's link until a picture of a 20 MB PDF is on screen, with its previews
 * made before, at a processor slowed down fourfold.
 */
export const measureFirstView = async (world, { views }, note) => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Failure("No Chrome or Chromium was found, and proof-first-view needs one.")
  const order = await createOpenOrder(world.support, world.customer)
  const { url } = await share(world.support, order.id, world.customer.email)
  const bytes = await largeDocument()
  const proof = await createSentProof(world, order.id, { title: "Front print", name: "emblem.pdf", bytes })
  const target = `${url}?to=${encodeURIComponent(`proofs/${proof.id}`)}`
  const browser = await rootRequire("playwright-core").chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  })
  const devices = []
  try {
    for (const [name, device] of Object.entries(DEVICES)) {
      // The first one meets a server that has never made this page.
      await openOnce(browser, device, target)
      const opened = []
      while (opened.length < views) opened.push(await openOnce(browser, device, target))
      const times = (key) => opened.map((one) => one[key])
      const row = {
        name,
        views,
        first: { p50: quantile(times("first"), 0.5), p95: quantile(times("first"), 0.95) },
        studio: { p50: quantile(times("studio"), 0.5), p95: quantile(times("studio"), 0.95) },
      }
      devices.push(row)
      note(`${name}: picture after ${row.first.p50.toFixed(0)} ms, p95 ${row.first.p95.toFixed(0)} ms`)
    }
  } finally {
    await browser.close()
  }
  return { bytes: bytes.length, cpu_slowdown: CPU_SLOWDOWN, devices }
}
