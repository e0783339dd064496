/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor } from "@testing-library/react"
import type { ProjectShipping, ToldPackage } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { ShippingTab } from "../shipping-tab"
import { TrackingDrawer } from "../tracking-drawer"

const SHIPPING = "/admin/client-portal/projects/pproj_1/shipping"
const NUMBER = "9202090339598350198298"

const parcel: ProjectShipping["packages"][number]["parcels"][number] = {
  number: NUMBER,
  carrier: null,
  link: null,
  service: null,
  state: null,
  estimated_at: null,
  events: [],
  proof: null,
  chosen_carrier: null,
}
const aPackage: ProjectShipping["packages"][number] = {
  id: "ful_1",
  state: "shipped",
  service: "Ground",
  address: null,
  items: [
    { title: "Heavy tee", variant: "Forest", size: "S", quantity: 8 },
    { title: "Heavy tee", variant: "Forest", size: "M", quantity: 24 },
  ],
  packed_at: null,
  shipped_at: "2026-11-20T15:00:00.000Z",
  delivered_at: null,
  parcels: [parcel],
  pickup: null,
}
const told: ToldPackage = {
  id: "ful_1",
  service: null,
  destination: null,
  items: [],
  tracking: [{ number: NUMBER, carrier: null, link: null }],
  pickup: null,
}
const NOTHING = { added: [], corrected: [], canceled: [] }
const data: ProjectShipping = {
  packages: [aPackage],
  still_to_come: [],
  news: NOTHING,
  recipients: 1,
  told: [],
  carriers: [
    { id: "fedex", name: "FedEx" },
    { id: "ups", name: "UPS" },
  ],
  pickup_places: [],
  corrections: [],
}
let network: Network
const opened: [string, Record<string, string> | undefined][] = []

const show = (more: Partial<ProjectShipping> = {}) => {
  network = new Network()
    .on(`GET ${SHIPPING}`, { body: { ...data, ...more } })
    .on(`POST ${SHIPPING}/notify`, { status: 204 })
    .on(`POST ${SHIPPING}/address`, { status: 204 })
    .on(`POST ${SHIPPING}/tracking`, { status: 204 })
  return renderAdmin(<ShippingTab project={aHeader()} onOpen={(drawer, about) => opened.push([drawer, about])} />)
}

describe("the packages of a project", () => {
  it("show what is in them by size, and ask for the carrier of a number that several use", async () => {
    const { user } = show()
    expect(await screen.findByText("32 × Heavy tee, Forest (S 8, M 24)")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Choose the carrier" }))
    expect(opened.at(-1)).toEqual(["tracking", { package: "ful_1" }])
  })

  it("tell the contents, the carrier's last event and the signature apart", async () => {
    const delivered = {
      ...parcel,
      state: "exception" as const,
      events: [
        {
          at: "2026-11-20T18:00:00.000Z",
          state: "exception" as const,
          message: "Nobody was there. We try again.",
          place: "Hudson, NY",
        },
      ],
      proof: { at: "2026-11-20T18:00:00.000Z", signed_by: "J. Lindqvist", photo_url: null },
    }
    const items = [...aPackage.items, { title: "Cap, black", variant: "Black", size: null, quantity: 12 }]
    show({ packages: [{ ...aPackage, items, parcels: [delivered] }] })
    expect(await screen.findByText("32 × Heavy tee, Forest (S 8, M 24); 12 × Cap, black")).toBeTruthy()
    expect(
      screen.getByText(/ · Nobody was there\. We try again\. · Hudson, NY · Signed by J\. Lindqvist$/),
    ).toBeTruthy()
  })

  it("say how many packages clients have not heard of, and tell them under one key", async () => {
    const { user } = show({ news: { ...NOTHING, added: [told, { ...told, id: "ful_2" }] } })
    expect(await screen.findByText("2 packages that not every client was told about")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Notify" }))
    await waitFor(() => expect(network.to(`POST ${SHIPPING}/notify`)).toHaveLength(1))
    expect(network.to(`POST ${SHIPPING}/notify`)[0]?.body).toEqual({ key: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  })

  it("name a correction as one, and tell nobody while no link works", async () => {
    show({ recipients: 0, news: { ...NOTHING, canceled: [told] } })
    const button = await screen.findByRole<HTMLButtonElement>("button", { name: "Send correction" })
    expect(button.disabled).toBe(true)
    expect(screen.getByText("No one has a working link to this order.")).toBeTruthy()
  })

  it("keep what was told to whom, and what became of it", async () => {
    const telling = {
      id: "n1",
      at: "2026-11-20T15:00:00.000Z",
      by: { type: "staff" as const, name: "Dana Ruiz" },
      recipient: { name: "Sarah Smith", email: "sarah@example.com" },
      state: "sent" as const,
      news: { ...NOTHING, added: [told] },
    }
    show({ told: [telling] })
    expect(await screen.findByText("Sarah Smith (sarah@example.com)")).toBeTruthy()
    expect(screen.getByText(`Told of: ${NUMBER}`)).toBeTruthy()
    expect(screen.getByText("Everyone is up to date.")).toBeTruthy()
  })

  it("offer a client's correction to be used, unless packages are packed to the old address", async () => {
    const address = {
      ...{ first_name: "Sarah", last_name: "Smith", company: null, address_1: "99 Pier Road", address_2: null },
      ...{ postal_code: "97209", city: "Portland", province: null, country_code: "us", phone: null },
    }
    const current = {
      ...{ company: null, name: "Sarah Smith", lines: ["12 Pier Road"], postal_code: "97209", city: "Portland" },
      ...{ province: null, country_code: "us", phone: null },
    }
    const correction = {
      id: "padc_1",
      current,
      correction: address,
      client_name: "Sarah Smith",
      at: "2026-11-20T15:00:00.000Z",
    }
    const { user } = show({ corrections: [{ ...correction, is_packed: false }] })
    await user.click(await screen.findByRole("button", { name: "Use this address" }))
    await waitFor(() =>
      expect(network.to(`POST ${SHIPPING}/address`).map(({ body }) => body)).toEqual([
        { id: "padc_1", as: "accepted" },
      ]),
    )
  })
})

describe("the drawer for tracking numbers", () => {
  it("says what a number tells of its carrier, and sends what staff chose", async () => {
    network = new Network().on(`GET ${SHIPPING}`, { body: data }).on(`POST ${SHIPPING}/tracking`, { status: 204 })
    const { user } = renderAdmin(
      <TrackingDrawer project={aHeader()} onClose={() => opened.push(["closed", undefined])} />,
      {
        at: "/?package=ful_1",
      },
    )
    expect(await screen.findByText("Could be FedEx, UPS: choose one")).toBeTruthy()
    const number = screen.getByLabelText<HTMLInputElement>("Tracking number 1")
    await user.clear(number)
    await user.type(number, "1Z5R89390357567127")
    expect(await screen.findByText("UPS, by its check digit")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(network.to(`POST ${SHIPPING}/tracking`).map(({ body }) => body)).toEqual([
        { fulfillment_id: "ful_1", parcels: [{ number: "1Z5R89390357567127", carrier: null, service: null }] },
      ]),
    )
  })
})
