/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen } from "@testing-library/react"
import type { ProjectQuote } from "../../../src/contracts"
import { renderAdmin } from "../../__tests__/support/render"
import { QuoteLines } from "../quote-lines"

const quote: ProjectQuote = {
  currency_code: "usd",
  line_groups: [
    {
      title: "Team shirts",
      lines: [
        {
          item_ids: ["item_1"],
          title: "Heavy cotton tee",
          details: "Front print, 3 colors",
          note: null,
          thumbnail: null,
          sizes: [
            { label: "S", quantity: 24 },
            { label: "M", quantity: 48 },
          ],
          quantity: 72,
          unit_price: "8.00",
          tax_included: false,
          total: "576.00",
          is_fee: false,
        },
      ],
    },
  ],
  totals: {
    subtotal: "576.00",
    returned: "0",
    discount: "0",
    shipping: "0",
    tax: "0",
    total: "576.00",
    tax_included: "0",
    paid: "0",
    owed: "576.00",
  },
  versions: [],
  decisions: [],
  delivery_note: null,
}

const SAID = ["Team shirts", "Heavy cotton tee", "Front print, 3 colors", "S 24", "M 48", "$576.00"]
const originalMatchMedia = window.matchMedia

afterEach(() => {
  window.matchMedia = originalMatchMedia
})

it("are a table where there is room", () => {
  renderAdmin(<QuoteLines quote={quote} />)
  expect(screen.getByRole("columnheader", { name: "Price" })).toBeTruthy()
  for (const text of [...SAID, "72", "$8.00"]) expect(screen.getByText(text)).toBeTruthy()
})

it("are a list on a phone, with the same in it: a table of five columns would be cut", () => {
  window.matchMedia = (query) => ({ ...originalMatchMedia(query), matches: false })
  renderAdmin(<QuoteLines quote={quote} />)
  expect(screen.queryByRole("table")).toBeNull()
  for (const text of [...SAID, "72 × $8.00"]) expect(screen.getByText(text)).toBeTruthy()
})
