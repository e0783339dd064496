/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen } from "@testing-library/react"
import { z } from "zod"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { PanelPlaceSection } from "../panel-place-section"

const places = z.record(z.string(), z.object({ order: z.number().optional(), hidden: z.boolean().optional() }))
type Places = z.output<typeof places>
const sent = z.object({ configuration: z.object({ widgets: places }) })

const ZONES = ["order.details", "draft_order.details", "customer.details"]
const at = (zone: string) => `/admin/layouts/${zone}/configuration`

/** Layouts as Medusa keeps them; `saved` is what was arranged on the order page before. */
const layouts = (saved: Places | null) => {
  const kept = new Map<string, Places>(saved ? [["order.details", saved]] : [])
  const network = new Network()
  for (const zone of ZONES) {
    const answer = () => {
      const widgets = kept.get(zone)
      return { body: { default_configuration: widgets ? { configuration: { widgets } } : null } }
    }
    network.on(`GET ${at(zone)}`, answer).on(`POST ${at(zone)}`, ({ body }) => {
      kept.set(zone, sent.parse(body).configuration.widgets)
      return answer()
    })
  }
  return { network, kept }
}

it("puts the panel first on the pages of orders, drafts and customers, for everyone", async () => {
  const { network, kept } = layouts(null)
  const { user } = renderAdmin(<PanelPlaceSection />)
  await user.click(await screen.findByRole("button", { name: "Put the panel first" }))
  expect(await screen.findByText("The panel stands first")).toBeTruthy()
  expect(network.to(`POST ${at("order.details")}`)[0]?.body).toMatchObject({ is_default: true })
  expect(Object.fromEntries(kept)).toEqual({
    "order.details": { "widget:client-portal:order": { order: -1 } },
    "draft_order.details": { "widget:client-portal:draft-order": { order: -1 } },
    "customer.details": { "widget:client-portal:customer": { order: -1 } },
  })
})

it("keeps what else was arranged, and stands before it", async () => {
  const { kept } = layouts({
    "core:OrderActivitySection": { order: -3, hidden: true },
    "widget:client-portal:order": { order: 4, hidden: false },
  })
  const { user } = renderAdmin(<PanelPlaceSection />)
  await user.click(await screen.findByRole("button", { name: "Put the panel first" }))
  await screen.findByText("The panel stands first")
  expect(kept.get("order.details")).toEqual({
    "core:OrderActivitySection": { order: -3, hidden: true },
    "widget:client-portal:order": { order: -4, hidden: false },
  })
})
