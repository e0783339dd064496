/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { OrderPage } from "@/components/order/order-page"
import { aPage } from "./support/fixtures"
import { aPageWithDecidedProofs, aPageWithProof, aPageWithProofs, tilesOfAllStates } from "./support/proofs"
import { english, show, textOf } from "./support/render"

const order = (page: typeof aPage) =>
  show(
    <OrderPage
      page={page}
      linkId="plink_1"
      account={null}
      formToken="token"
      thanks={null}
      delegated={null}
      i18n={english}
    />,
  )
const section = (body: HTMLElement, id: string) => body.querySelector<HTMLElement>(`[data-section="${id}"]`)
const links = (root: Element | null) =>
  [...(root?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href"))

describe("the proofs of an order", () => {
  it("come before the lines while one is waiting for the client, and after them once all are decided", () => {
    const isBeforeLines = (page: typeof aPage) => {
      const ids = [...order(page).querySelectorAll<HTMLElement>("[data-section]")].map(
        ({ dataset }) => dataset["section"],
      )
      return ids.indexOf("proofs") < ids.indexOf("lines")
    }
    expect(isBeforeLines(aPageWithProof)).toBe(true)
    expect(isBeforeLines(aPageWithDecidedProofs)).toBe(false)
  })

  it("each open their own page, and say version, state, lines, open remarks and who decided", () => {
    const proofs = section(order(aPageWithDecidedProofs), "proofs")
    expect(links(proofs)).toEqual(tilesOfAllStates.slice(1).map(({ id }) => `/p/plink_1/proofs/${id}`))
    const text = textOf(proofs ?? document.body)
    for (const said of ["Approved · Сара Смит, Nov 19, 2026", "Changes requested", "3 open remarks", "Version 2"])
      expect(text).toContain(said)
    expect(text).toContain("Тяжёлая футболка")
  })

  it("show nothing where the order has none", () => {
    expect(section(order(aPage), "proofs")?.childElementCount).toBe(0)
  })
})

describe("the card of waiting proofs", () => {
  it("lists several with a link each, and opens a single one with its button alone", () => {
    expect(links(section(order(aPageWithProofs), "actions"))).toEqual(
      expect.arrayContaining(["/p/plink_1/proofs/proof_1", "/p/plink_1/proofs/proof_8"]),
    )
    const single = section(order(aPageWithProof), "actions")
    expect(links(single)).toEqual(["/p/plink_1/proofs/proof_1"])
    expect(textOf(single ?? document.body)).toContain("Approve by Wed, Dec 2, 3:00 PM EST to keep Fri, Dec 18, 2026")
  })

  it("says that the date can no longer be promised once the time has passed", () => {
    expect(textOf(section(order(aPageWithProofs), "actions") ?? document.body)).toContain(
      "The deadline to keep Fri, Dec 18, 2026 has passed",
    )
  })
})
