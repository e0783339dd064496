import { readFile } from "node:fs/promises"
import path from "node:path"
import type { Page } from "playwright-core"
import { adminApi, type Api } from "../support/api"
import { DESKTOP, sharedBrowser } from "../support/browser"
import { readable, textOf, words } from "../support/client"
import { createFulfillment, createPlacedOrder, ship } from "../support/orders"
import { share } from "../support/portal"
import { testShop } from "../support/shop"

const browser = sharedBrowser()
/** Of each of the test product's sizes. */
const QUANTITIES: Record<string, number> = { XL: 3, L: 6, M: 4, S: 2 }
const PICTURE = path.join(__dirname, "../../scripts/demo/assets/tee-forest-soccer.png")

/** Uploads a picture as the dashboard does, and gives it to the product that the test shop's orders are made of. */
const illustrate = async (admin: Api): Promise<{ title: string; picture: string }> => {
  const form = new FormData()
  form.append("files", new Blob([await readFile(PICTURE)], { type: "image/png" }), "tee.png")
  const upload = new Response(form)
  const headers = { "content-type": upload.headers.get("content-type") ?? "" }
  const rawBody = new Uint8Array(await upload.arrayBuffer())
  const { body } = await admin.call<{ files: { url: string }[] }>("POST", "/admin/uploads", { rawBody, headers })
  const picture = body.files[0]?.url ?? ""

  const { variants } = await testShop()
  const { variants: known } = await admin.get<{ variants: { product_id: string }[] }>("/admin/product-variants", {
    id: variants.map(({ id }) => id),
    fields: "product_id",
  })
  const { product } = await admin.post<{ product: { title: string } }>(`/admin/products/${known[0]?.product_id}`, {
    thumbnail: picture,
  })
  return { title: product.title, picture }
}

describe("the page of an order", () => {
  let admin: Api
  let page: Page
  let tee: { title: string; picture: string }

  beforeAll(async () => {
    admin = await adminApi()
    tee = await illustrate(admin)
  })

  beforeEach(async () => {
    page = await (await browser.newContext(DESKTOP)).newPage()
  })

  const lines = () => page.getByRole("region", { name: words["lines.title"] })
  const lineOf = (title: string) =>
    lines()
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: title }) })

  it("shows each garment once: below its section, with its picture, its sizes and what it comes to", async () => {
    const metadata = { section: "Event tees" }
    const tees = (await testShop()).variants.map(({ title: size }) => ({ quantity: QUANTITIES[size], metadata }))
    const setUp = { title: "Screen set-up", quantity: 1, unit_price: 35, stocked: false, metadata: { section: "Fees" } }
    const order = await createPlacedOrder({ lines: [...tees, setUp] })
    await page.goto((await share(admin, order.id)).url)

    expect(await lines().getByRole("heading", { level: 3 }).allTextContents()).toEqual(["Event tees", "Fees"])
    const line = lineOf(tee.title)
    expect(await line.count()).toBe(1)
    const chips = await line.getByRole("list", { name: words["lines.sizes"] }).getByRole("listitem").allInnerTexts()
    expect(chips.map(readable)).toEqual(["S 2", "M 4", "L 6", "XL 3"])
    expect(await textOf(line)).toContain("$187.50 15 × $12.50")
    expect(await textOf(lineOf("Screen set-up"))).toContain("$35.00 1 × $35.00")
    expect(await textOf(lines().getByLabel(words["totals.title"]))).toBe(
      "Subtotal $222.50 Shipping $18.50 Total $241.00",
    )

    const picture = line.locator("img")
    await picture.scrollIntoViewIfNeeded()
    expect(await picture.getAttribute("src")).toBe(tee.picture)
    expect(
      await picture.evaluate(async (image: HTMLImageElement) => {
        await image.decode()
        return [image.naturalWidth, image.naturalHeight]
      }),
    ).toEqual([320, 320])
    expect(await lineOf("Screen set-up").locator("img").count()).toBe(0)
  })

  it("leads from its package to the carrier, by the package's number", async () => {
    const order = await createPlacedOrder()
    await page.goto((await share(admin, order.id)).url)
    const delivery = page.getByRole("region", { name: words["delivery.title"] })
    expect(await delivery.getByRole("link").count()).toBe(0)
    await ship(order, await createFulfillment(order), "1Z999AA10123456784")
    await page.reload()
    const track = delivery.getByRole("link")
    expect(await textOf(track)).toContain("Track with UPS 1Z999AA10123456784")
    expect(await textOf(track)).toContain(words["delivery.opens"])
    expect(await track.getAttribute("href")).toBe("https://www.ups.com/track?tracknum=1Z999AA10123456784")
    expect(await track.getAttribute("rel")).toContain("noopener")
  })
})
