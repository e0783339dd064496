import { anOrder, fulfillments, rawItem } from "../../../integration-tests/modules/support/facts"
import { DEFAULT_STAGES } from "../../modules/portal-settings/default-stages"
import { toAddress } from "../../order-view/address"
import { shippingSettings } from "../../contracts"
import { addressQuestions, openCorrections } from "../address-questions"
import { toShippingPackages } from "../order-shipping"
import type { AddressCheckFacts, ShippingFacts } from "../shipping-facts"

const placed = (more: object = {}) => anOrder({ is_draft_order: false, status: "pending", ...more })
const order = placed()
const [first, last] = [DEFAULT_STAGES[0], DEFAULT_STAGES.at(-1)]

const ELSEWHERE = {
  ...{ company: "Field House", first_name: null, last_name: null, address_1: "4 Park Ave", address_2: null },
  ...{ postal_code: "12180", city: "Troy", province: "NY", country_code: "us", phone: null },
}

type Given = {
  of?: ReturnType<typeof anOrder>
  packed?: object[]
  checks?: Partial<AddressCheckFacts>[]
  until?: string | null
  stage_id?: string
  approved?: ReturnType<typeof toAddress>
}

const scene = ({ of = order, packed = [], checks = [], until = null }: Given) => {
  const delivery = fulfillments(...packed)
  const facts: ShippingFacts = {
    settings: { ...shippingSettings.defaults, address_until_stage_id: until },
    fulfillments: [],
    checks: checks.map((check, index) => ({
      id: `padc_${index}`,
      target: "order",
      kind: "confirmed",
      address_sha256: "",
      address: null,
      client_name: "Anna",
      link_id: "plink_1",
      settled_as: null,
      at: "2026-11-20T10:00:00.000Z",
      ...check,
    })),
  }
  return { facts, order: of, fulfillments: delivery, packages: toShippingPackages(facts, of, delivery) }
}
const ask = ({ stage_id = first?.id ?? "", approved = null, ...given }: Given = {}) =>
  addressQuestions(scene(given), { stages: DEFAULT_STAGES, stage_id, approved })
const states = (given: Given = {}) => ask(given).map(({ target, state }) => [target, state])
const shaOf = (given: Given = {}) => ask(given)[0]?.sha256 ?? ""

describe("what a client is asked about addresses", () => {
  it("is the address of a placed order, and nothing of a quote, a canceled order, or half an address", () => {
    expect(states()).toEqual([["order", "open"]])
    expect(states({ of: anOrder() })).toEqual([])
    expect(states({ of: placed({ status: "canceled" }) })).toEqual([])
    expect(states({ of: placed({ shipping_address: { ...ELSEWHERE, city: null } }) })).toEqual([])
    expect(states({ of: placed({ shipping_address: null }) })).toEqual([])
  })

  it("ends with the stage that the settings name, and with what has shipped", () => {
    const until = first?.id ?? null
    expect(states({ until })).toHaveLength(1)
    expect(states({ until, stage_id: last?.id })).toEqual([])
    const whole = placed({ items: [{ ...rawItem({ id: "ordli_1" }), fulfilled_quantity: 10 }] })
    expect(states({ of: whole, packed: [{ shipped_at: new Date() }] })).toEqual([])
  })

  it("is also each packed package that goes elsewhere", () => {
    expect(states({ packed: [{ delivery_address: ELSEWHERE }, {}] })).toEqual([
      ["order", "open"],
      ["ful_1", "open"],
    ])
  })

  it("is not what the client approved with the order, until the address is changed", () => {
    const approved = toAddress(order.shipping_address)
    expect(states({ approved })).toEqual([["order", "confirmed"]])
    expect(states({ approved, of: placed({ shipping_address: ELSEWHERE }) })).toEqual([["order", "open"]])
  })

  it("is confirmed for the very address that was shown, and open again for another one", () => {
    const checks = [{ address_sha256: shaOf() }]
    expect(states({ checks })).toEqual([["order", "confirmed"]])
    expect(states({ checks, of: placed({ shipping_address: ELSEWHERE }) })).toEqual([["order", "open"]])
  })

  it("is corrected as long as staff have not looked, confirmed once they took it over, and open once dismissed", () => {
    const correction = { kind: "corrected" as const, address_sha256: shaOf(), address: ELSEWHERE }
    expect(states({ checks: [correction] })).toEqual([["order", "corrected"]])
    const accepted = [{ ...correction, settled_as: "accepted" as const }]
    expect(states({ checks: accepted, of: placed({ shipping_address: ELSEWHERE }) })).toEqual([["order", "confirmed"]])
    expect(states({ checks: [{ ...correction, settled_as: "dismissed" as const }] })).toEqual([["order", "open"]])
  })
})

describe("a correction that staff have yet to look at", () => {
  const checks = [{ kind: "corrected" as const, address: ELSEWHERE }]
  it("says whether packages are packed to the old address", () => {
    expect(openCorrections(scene({ checks }))).toMatchObject([{ is_packed: false, correction: ELSEWHERE }])
    expect(openCorrections(scene({ checks, packed: [{}] }))).toMatchObject([{ is_packed: true }])
  })

  it("stays to be seen when its destination is gone", () => {
    const gone = [{ kind: "corrected" as const, target: "ful_9", address: ELSEWHERE }]
    expect(openCorrections(scene({ checks: gone }))).toMatchObject([{ current: null }])
  })
})
