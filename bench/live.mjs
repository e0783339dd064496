import http from "node:http"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { ROOT } from "../scripts/lib/env.mjs"
import { Failure } from "../scripts/lib/failure.mjs"
import { sleep } from "../scripts/lib/processes.mjs"
import { comparePage } from "./cases.mjs"
import { onceWith, quantile } from "./load.mjs"
import { createOpenOrder, share } from "./seed.mjs"

/** As many pages as one browser may have of a link. */
const PAGES_PER_LINK = 10
const LINKS_PER_ORDER = 4
const ORDERS = 25
const PAGES = ORDERS * LINKS_PER_ORDER * PAGES_PER_LINK
/** A page that has heard nothing by then never will. */
const PATIENCE_MS = 10_000
/** Between two changes while the project page is read. */
const CHANGE_EVERY_MS = 1_000

/** Lets a process of Node's tell what its heap holds. */
export const PROBE = `--import ${pathToFileURL(path.join(ROOT, "bench/memory-probe.mjs"))}`

/** Heap of a process after a full collection, in bytes. */
const heapOf = (child) =>
  new Promise((resolve) => {
    const take = (message) => {
      if (message?.bench !== "heap") return
      child.off("message", take)
      resolve(message.heap)
    }
    child.on("message", take)
    child.send({ bench: "heap" })
  })

/** Each page asks over a connection of its own, as browsers do. */
const reading = new http.Agent({ keepAlive: true })

/** An open page: the stream that its script listens to, and the question that follows each event. */
const openPage = async ({ portalUrl, link_id, cookie }) => {
  const address = `${portalUrl}/p/${link_id}`
  let heard = () => undefined
  const request = http.get(`${address}/live`, { agent: false, headers: { cookie, accept: "text/event-stream" } })
  const answer = await new Promise((resolve, reject) => request.on("response", resolve).on("error", reject))
  if (answer.statusCode !== 200) throw new Failure(`A stream was to open, and was answered ${answer.statusCode}`)
  answer.setEncoding("utf8").on("data", (text) => text.includes("data: changed") && heard(performance.now()))
  // Ended by `close`.
  answer.on("error", () => undefined)
  const ask = async (etag) =>
    await onceWith(
      200,
      { url: `${address}/changes`, headers: { cookie, ...(etag ? { "if-none-match": etag } : {}) } },
      reading,
    )
  let etag = JSON.parse((await ask()).text).etag
  return {
    /** The moment of the next event. */
    next: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Failure("A page was not told of a change")), PATIENCE_MS)
        heard = (at) => {
          clearTimeout(late)
          heard = () => undefined
          resolve(at)
        }
      }),
    /** Reads what is new, as a page does. @throws Failure where the page is told that nothing is */
    read: async () => {
      etag = JSON.parse((await ask(etag)).text).etag
    },
    close: () => request.destroy(),
  }
}

const openAll = async (links, count, portalUrl) => {
  const pages = new Map()
  for (const { order_id, ...link } of links) {
    const opened = await Promise.all(Array.from({ length: count }, () => openPage({ portalUrl, ...link })))
    pages.set(order_id, [...(pages.get(order_id) ?? []), ...opened])
  }
  return pages
}
const closeAll = (pages) => {
  for (const page of [...pages.values()].flat()) page.close()
}

const seedLinks = async ({ support, customer }) => {
  const links = []
  for (let at = 0; at < ORDERS; at++) {
    const { id: order_id } = await createOpenOrder(support, customer)
    while (links.length < (at + 1) * LINKS_PER_ORDER) {
      const { link_id, headers } = await share(support, order_id, support.uniqueEmail("live"))
      const session = headers.authorization.replace("Bearer ", "")
      links.push({ order_id, link_id, cookie: `__Host-portal_${link_id}=${session}` })
    }
  }
  return links
}

/**
 * A committed change of one order, and when its pages heard of it and had read what is new, in ms from before the commit.
 */
const change = async ({ database }, [order_id, pages], turn) => {
  const heard = pages.map((page) => page.next())
  const begun = performance.now()
  await database.query("UPDATE portal_project SET name = $2, updated_at = now() WHERE order_id = $1", [
    order_id,
    `Tees, lot ${turn}`,
  ])
  return await Promise.all(
    pages.map(async (page, at) => {
      const told = (await heard[at]) - begun
      await page.read()
      return { told, read: performance.now() - begun }
    }),
  )
}

const percentiles = (values) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95), max: Math.max(...values) })

/** Reads the project page while all pages are open and an order changes every second. */
const readMeanwhile = async (world, groups, plan, note) => {
  let isReading = true
  const changing = (async () => {
    for (let turn = 0; isReading; turn++) {
      await change(world, groups[turn % groups.length], `m${turn}`)
      await sleep(CHANGE_EVERY_MS)
    }
  })()
  const what = { key: "live", what: `${PAGES.toLocaleString("en")} pages open` }
  try {
    return await comparePage(world, world.orders[0], what, plan, note)
  } finally {
    isReading = false
    await changing
  }
}

/**
 * Key `live-1000`: 1,000 open pages of 100 links of 25 orders on one instance of the portal and one of the API. A change is
 * one of an order, of which 40 pages are told at once.
 */
export const measureLive = async (world, { portal, app, portalUrl }, { changes, load }, note) => {
  const links = await seedLinks(world)
  // Meets everything once, so that what is measured afterwards is the pages alone.
  closeAll(await openAll(links, 1, portalUrl))
  await sleep(2_000)
  const before = { portal: await heapOf(portal), api: await heapOf(app) }
  const pages = await openAll(links, PAGES_PER_LINK, portalUrl)
  await sleep(2_000)
  const after = { portal: await heapOf(portal), api: await heapOf(app) }
  const perPage = { portal: (after.portal - before.portal) / PAGES, api: (after.api - before.api) / PAGES }
  note(`${PAGES} pages: ${(perPage.portal / 1024).toFixed(1)} kB each in the portal`)
  const groups = [...pages]
  const delays = []
  for (let turn = 0; turn < changes; turn++) {
    delays.push(...(await change(world, groups[turn % groups.length], turn)))
    note(`change ${turn + 1} of ${changes}`)
  }
  const rows = await readMeanwhile(world, groups, load, note)
  closeAll(pages)
  return {
    pages: PAGES,
    heap_per_page: perPage,
    told: percentiles(delays.map(({ told }) => told)),
    read: percentiles(delays.map(({ read }) => read)),
    rows,
  }
}
