import { anOrder, fulfillments, rawItem } from "../../../integration-tests/modules/support/facts"
import { toPackages } from "../packages"

const packagesOf = (...raw: object[]) =>
  toPackages(anOrder({ items: [rawItem({ id: "ordli_1" })] }), fulfillments(...raw))
const label = (tracking_number: string | null, tracking_url: string | null) => ({ tracking_number, tracking_url })
const TIME = "2026-11-06T10:00:00.000Z"

describe("an order's packages", () => {
  it.each([
    ["preparing", {}],
    ["preparing", { packed_at: TIME }],
    ["shipped", { packed_at: TIME, shipped_at: TIME }],
    ["delivered", { shipped_at: TIME, delivered_at: TIME }],
    ["delivered", { delivered_at: TIME }],
    ["canceled", { shipped_at: TIME, delivered_at: TIME, canceled_at: TIME }],
  ])("are %s with %j", (state, times) => expect(packagesOf(times)[0]?.state).toBe(state))

  it("come oldest first, whatever the database answers", () => {
    const late = { id: "ful_b", created_at: "2026-11-07T00:00:00.000Z" }
    const early = { id: "ful_c", created_at: "2026-11-06T00:00:00.000Z" }
    const sameTime = { id: "ful_a", created_at: "2026-11-07T00:00:00.000Z" }
    expect(packagesOf(late, early, sameTime).map(({ id }) => id)).toEqual(["ful_c", "ful_a", "ful_b"])
  })

  it("name their content as the order does, and keep the carrier's words for what is no line of it", () => {
    const [one] = packagesOf({
      items: [
        { line_item_id: "ordli_1", title: "M", quantity: 4 },
        { line_item_id: "gone", title: "Old line", quantity: 2 },
        { line_item_id: null, title: "Leaflet", quantity: 1 },
      ],
    })
    expect(one?.items).toEqual([
      { title: "Heavy tee", variant: "Forest", size: "M", quantity: 4 },
      { title: "Leaflet", variant: null, size: null, quantity: 1 },
      { title: "Old line", variant: null, size: null, quantity: 2 },
    ])
  })

  it("lead only to web addresses: a label's address is typed by people and carriers", () => {
    const [one] = packagesOf({
      labels: [
        label("1Z9", "https://www.ups.com/track?n=1Z9"),
        label("2", "javascript:alert(1)"),
        label("3", "data:text/html,<script>"),
        label("4", "not an address"),
        label(null, "http://dhl.example/4"),
        label(null, "javascript:alert(1)"),
        label("", ""),
      ],
    })
    expect(one?.tracking).toEqual([
      { number: "1Z9", url: "https://www.ups.com/track?n=1Z9", carrier: "UPS" },
      { number: "2", url: null, carrier: null },
      { number: "3", url: null, carrier: null },
      { number: "4", url: null, carrier: null },
      { number: "", url: "http://dhl.example/4", carrier: "dhl.example" },
    ])
  })

  it("go to their own address, else the order's, by their own service, else the order's", () => {
    const [own, orders] = packagesOf(
      {
        delivery_address: {
          first_name: "Bo",
          last_name: null,
          company: null,
          address_1: "1 Quay",
          address_2: null,
          postal_code: null,
          city: "X",
          province: null,
          country_code: "dk",
          phone: null,
        },
        shipping_option_name: "Express",
      },
      {},
    )
    expect(own).toMatchObject({ service: "Express", address: { name: "Bo", lines: ["1 Quay"] } })
    expect(orders).toMatchObject({ service: "Ground", address: { company: "Harbor Roasters" } })
  })

  it("hold no charges, and what holds nothing else is no package", () => {
    const fee = rawItem({ id: "fee", title: "Screen set-up", product_title: null, variant_option_values: null })
    const order = anOrder({ items: [rawItem({ id: "tee" }), { ...fee, requires_shipping: false }] })
    const packed = (...ids: string[]) => ({
      items: ids.map((line_item_id) => ({ line_item_id, title: line_item_id, quantity: 1 })),
    })
    const found = toPackages(order, fulfillments(packed("tee", "fee"), packed("fee"), {}))
    expect(found.map(({ id, items }) => [id, items.map(({ title }) => title)])).toEqual([
      ["ful_1", ["Heavy tee"]],
      ["ful_3", []],
    ])
    const onlyFees = anOrder({ items: [{ ...fee, requires_shipping: false }] })
    expect(toPackages(onlyFees, fulfillments(packed("fee")))).toHaveLength(1)
  })
})
