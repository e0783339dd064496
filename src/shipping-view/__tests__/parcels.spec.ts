import type { ParcelState } from "../../contracts"
import { shippingSettings } from "../../contracts"
import { parcelsOf } from "../parcels"
import type { LabelFacts } from "../shipping-facts"

const { defaults } = shippingSettings
const UPS = "1Z5R89390357567127"
const event = (state: ParcelState, day: number): LabelFacts["events"][number] => ({
  state,
  at: `2026-11-${String(day).padStart(2, "0")}T10:00:00.000Z`,
  place: null,
  message: null,
  signed_by: state === "delivered" ? "S. Smith" : null,
  photo_url: state === "delivered" ? "https://carrier.example/proof.jpg" : null,
  carrier: null,
  estimated_at: null,
})
const label = (number: string | null, more: Partial<LabelFacts> = {}): LabelFacts => ({
  number,
  carrier: null,
  service: null,
  events: [],
  ...more,
})
const parcel = (of: LabelFacts, url: string | null = null, carrier: string | null = null) =>
  parcelsOf([of], [{ number: of.number ?? "", url, carrier }], defaults)[0]

describe("a parcel", () => {
  it("has the carrier that its number tells for certain, and the link of that carrier's template", () => {
    expect(parcel(label(UPS))).toMatchObject({
      carrier: { id: "ups", name: "UPS" },
      link: `https://www.ups.com/track?tracknum=${UPS}`,
    })
  })

  it("has no carrier and no link while nobody has chosen between several", () => {
    expect(parcel(label("9202090339598350198298"))).toMatchObject({ carrier: null, link: null })
    expect(parcel(label("9202090339598350198298", { carrier: "fedex" }))).toMatchObject({
      carrier: { id: "fedex", name: "FedEx" },
      link: "https://www.fedex.com/fedextrack/?trknbr=9202090339598350198298",
    })
  })

  it("keeps the label's own address unless staff chose a carrier", () => {
    const url = "https://track.example/7"
    expect(parcel(label("7"), url, "track.example")).toMatchObject({
      carrier: { id: null, name: "track.example" },
      link: url,
    })
    expect(parcel(label("7", { carrier: "gls" }), url)?.link).toBe("https://gls-group.eu/EU/en/parcel-tracking?match=7")
  })

  it("is delivered, with its proof, although its carrier goes on scanning it", () => {
    const events = [event("in_transit", 9), event("delivered", 8), event("out_for_delivery", 8)]
    expect(parcel(label(UPS, { events }))).toMatchObject({
      state: "delivered",
      proof: { signed_by: "S. Smith", photo_url: "https://carrier.example/proof.jpg" },
    })
  })

  it.each(["returned", "exception"] as const)("is no longer delivered once it is %s", (state) => {
    expect(parcel(label(UPS, { events: [event(state, 9), event("delivered", 8)] }))).toMatchObject({
      state,
      proof: null,
    })
  })

  it("is one however often its number is written, and also without a number where a label has an address", () => {
    expect(parcelsOf([label(UPS), label("1z5r 8939 0357567127")], [], defaults)).toHaveLength(1)
    const address = { number: "", url: "https://track.example/x", carrier: "track.example" }
    expect(parcelsOf([label(null)], [address], defaults)).toMatchObject([{ number: "", link: address.url }])
  })
})
