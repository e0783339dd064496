import { adminApi } from "../support/api"
import { DESKTOP, PHONE, sharedBrowser } from "../support/browser"
import {
  decideBy,
  decisionsOf,
  fillSignature,
  openSheet,
  orderToSign,
  pageText,
  signButton,
  words,
} from "../support/client"
import { createCustomer } from "../support/orders"

const browser = sharedBrowser()

describe.each([
  ["a phone", PHONE, true],
  ["a desktop, without JavaScript", DESKTOP, false],
])("a mandatory PO number on %s", (_name, device, javaScriptEnabled) => {
  it("is asked for at its field with all that was typed kept, and stands on the approved order", async () => {
    const admin = await adminApi()
    const { id: customerId, email } = await createCustomer()
    await admin.post(`/admin/client-portal/customers/${customerId}/purchase-order`, { mode: "required" })
    const { order, url } = await orderToSign(admin, { customerId, email })
    const page = await (await browser.newContext({ ...device, javaScriptEnabled })).newPage()
    await openSheet(page, url)
    await fillSignature(page)
    await signButton(page).click()
    const problem = page.locator("#sign-po-problem")
    await problem.waitFor()
    expect(await problem.innerText()).toBe(words["sign.po.missing"])
    expect(await page.getByLabel(words["sign.name"]).inputValue()).toBe("Sarah Smith")
    expect(await page.locator("#sign-consent").isChecked()).toBe(true)
    expect(await page.locator("#sign-po").getAttribute("aria-invalid")).toBe("true")
    expect(await decisionsOf(order.id)).toBe(0)

    await page.getByLabel(words["sign.po"], { exact: true }).fill("4711")
    await decideBy(page, signButton(page))
    const text = await pageText(page)
    expect(text).toContain(words["thanks.approved.title"])
    expect(text.match(/PO 4711/g)).toHaveLength(2)
    expect(await decisionsOf(order.id)).toBe(1)
  })
})
