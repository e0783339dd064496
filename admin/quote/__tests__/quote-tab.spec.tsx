/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen } from "@testing-library/react"
import type { ProjectQuote } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader, aRequest } from "../../__tests__/support/samples"
import { QuoteLines, QuoteTotals } from "../quote-lines"
import { QuoteTab } from "../quote-tab"

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

it("lines are a table where there is room", () => {
  renderAdmin(<QuoteLines quote={quote} />)
  expect(screen.getByRole("columnheader", { name: "Price" })).toBeTruthy()
  for (const text of [...SAID, "72", "$8.00"]) expect(screen.getByText(text)).toBeTruthy()
})

it("lines are a list on a phone, with the same in it: a table of five columns would be cut", () => {
  window.matchMedia = (query) => ({ ...originalMatchMedia(query), matches: false })
  renderAdmin(<QuoteLines quote={quote} />)
  expect(screen.queryByRole("table")).toBeNull()
  for (const text of [...SAID, "72 × $8.00"]) expect(screen.getByText(text)).toBeTruthy()
})

describe("the sums below the lines", () => {
  const named = (more: Partial<ProjectQuote["totals"]>) => {
    renderAdmin(<QuoteTotals quote={{ ...quote, totals: { ...quote.totals, ...more } }} />)
    return screen.getAllByRole("term").map(({ textContent }) => textContent)
  }

  it("say nothing of what is due while nothing was paid", () => {
    expect(named({})).toEqual(["Subtotal", "Total"])
  })

  it("say what was paid and what is left", () => {
    expect(named({ paid: "76.00", owed: "500.00" })).toEqual(["Subtotal", "Total", "Paid", "Amount due"])
  })
})

describe("a draft that was edited after the client asked for changes", () => {
  const open = (is_current: boolean) => {
    const versions = [aRequest({ state: "changes_requested", is_current })]
    new Network().on("GET /admin/client-portal/projects/pproj_1/quote", { body: { ...quote, versions } })
    renderAdmin(<QuoteTab project={aHeader()} onOpen={() => undefined} />)
  }
  const note = "You have changed the order. The client sees version 1 until you ask again."

  it("says that the client does not see the edits yet", async () => {
    open(false)
    expect(await screen.findByText(note)).toBeTruthy()
  })

  it("says nothing as long as it reads as it was sent", async () => {
    open(true)
    await screen.findByText("Heavy cotton tee")
    expect(screen.queryByText(note)).toBeNull()
  })
})
