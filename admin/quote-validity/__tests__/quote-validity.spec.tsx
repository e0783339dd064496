/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { ProjectHeader, ValidityView } from "../../../src/contracts"
import { settingsDefinitions, settingsSchema, shopSettings } from "../../../src/contracts"
import { addDays, dayIn, endOfDay } from "../../../src/contracts/end-of-day"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader, aRequest } from "../../__tests__/support/samples"
import { ProjectPage } from "../../project/project-page"
import { QuoteValiditySettings } from "../settings-section"

const ZONE = "America/Chicago"
const HEADER = "GET /admin/client-portal/projects/pproj_1"
const ASK = "POST /admin/client-portal/orders/order_1/approval-requests"
const EXTEND = "POST /admin/client-portal/approval-requests/pareq_1/validity"
const SETTINGS = "/admin/client-portal/settings"
const VALID: ValidityView = {
  valid_until: endOfDay("2031-05-02", ZONE).toISOString(),
  is_expired: false,
  renewal_requested_at: null,
}
const EXPIRED: ValidityView = { ...VALID, valid_until: endOfDay("2026-11-02", ZONE).toISOString(), is_expired: true }

let network: Network

const settingsWith = (days: number | null) =>
  settingsSchema.parse({
    ...Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults])),
    shop: { ...shopSettings.defaults, time_zone: ZONE },
    quote_validity: { days },
  })
const answerWith = (days: number | null) => ({
  settings: settingsWith(days),
  shop: { ...shopSettings.defaults, logo_path: null },
  contrast: { ink: 9, paper: 9, ok: true },
})
const today = () => dayIn(ZONE, new Date())

beforeEach(() => {
  network = new Network()
    .on(`${HEADER}/overview`, { body: { timeline: [], engagement: [], has_more: false } })
    .on(`${HEADER}/checklist`, { body: { items: [], lines: [], is_draft: true } })
    .on(`GET ${SETTINGS}`, { body: answerWith(30) })
})

const withValidity = (validity: ValidityView, more: Partial<ProjectHeader> = {}): ProjectHeader =>
  aHeader({ request: aRequest({ rules: { validity } }), ...more })
const open = (header: ProjectHeader, search: string) => {
  const request = header.request ? [header.request] : []
  network.on(HEADER, { body: header, headers: { etag: '"1"' } }).on(`${HEADER}/quote`, {
    body: {
      currency_code: "usd",
      line_groups: [],
      totals: {
        subtotal: "0",
        returned: "0",
        shipping: "0",
        discount: "0",
        tax: "0",
        total: "0",
        paid: "0",
        owed: "0",
      },
      versions: request,
      decisions: [],
      delivery_note: null,
    },
  })
  return renderAdmin(<ProjectPage />, { at: `/projects/pproj_1${search}`, path: "/projects/:id" })
}

describe("asking for approval", () => {
  const asking = async (days: number | null) => {
    network.on(`GET ${SETTINGS}`, { body: answerWith(days) }).on(ASK, { body: {} })
    const view = open(aHeader({ request: null, waiting: { on: "staff", for: "request", since: null } }), "?drawer=ask")
    const field = await screen.findByLabelText("Valid until")
    const send = () =>
      view.user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ask for approval" }))
    return { ...view, field, send }
  }
  const sent = () => waitFor(() => expect(network.to(ASK)).toHaveLength(1)).then(() => network.to(ASK)[0]?.body)

  it("starts with the shop's default and sends the end of that day in the shop's time zone", async () => {
    const { field, send } = await asking(30)
    const day = addDays(today(), 30)
    await waitFor(() => expect(field).toHaveProperty("value", day))
    await send()
    expect(await sent()).toMatchObject({ rules: { validity: { valid_until: endOfDay(day, ZONE).toISOString() } } })
  })

  it("sends a quote without an end where there is no default, or the day is emptied", async () => {
    const { field, send, user } = await asking(30)
    await waitFor(() => expect(field).toHaveProperty("value", addDays(today(), 30)))
    await user.clear(field)
    await send()
    expect(await sent()).toMatchObject({ rules: { validity: { valid_until: null } } })
  })

  it("leaves the date to the server's default while the settings cannot be read", async () => {
    network.on(`GET ${SETTINGS}`, { status: 500 }).on(ASK, { body: {} })
    const { user } = open(
      aHeader({ request: null, waiting: { on: "staff", for: "request", since: null } }),
      "?drawer=ask",
    )
    await screen.findByText("The shop's default counts.")
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ask for approval" }))
    const { rules } = Object(await sent())
    expect(rules).toEqual({})
  })
})

describe("a quote with a date", () => {
  it("says in the Quote tab until when it is valid", async () => {
    open(withValidity(VALID), "?tab=quote")
    expect(await screen.findByText(/^Valid until May \d, 2031/)).toBeTruthy()
    expect(screen.queryByText("Expired")).toBeNull()
  })

  it("says that it expired, that the client asked for a renewed one, and that the move is ours", async () => {
    const waiting = { on: "staff", for: "renewal", since: EXPIRED.valid_until } as const
    const { user, router } = open(
      withValidity({ ...EXPIRED, renewal_requested_at: "2026-11-20T09:00:00.000Z" }, { waiting }),
      "?tab=quote",
    )
    expect(await screen.findByText("Expired")).toBeTruthy()
    expect(screen.getByText(/^The client asked for a renewed quote on Nov 20, 2026/)).toBeTruthy()
    expect(screen.getByText(/^Waiting on us: quote expired, since Nov \d, 2026/)).toBeTruthy()
    const [extend] = screen.getAllByRole("button", { name: "Extend" })
    if (extend) await user.click(extend)
    expect(router.state.location.search).toContain("drawer=extend")
  })

  it("no longer expires once it is decided", async () => {
    open(aHeader({ request: aRequest({ state: "approved", rules: { validity: EXPIRED } }) }), "?tab=quote")
    expect(await screen.findByText(/^Valid until Nov \d, 2026/)).toBeTruthy()
    expect(screen.queryByText("Expired")).toBeNull()
  })
})

describe("extending", () => {
  it("sends the end of the new day in the shop's time zone, and closes", async () => {
    network.on(EXTEND, { body: { validity: VALID } })
    const { user, router } = open(withValidity(EXPIRED), "?drawer=extend")
    const field = await screen.findByLabelText("New date")
    await user.clear(field)
    await user.type(field, "2031-07-01")
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Extend" }))
    await waitFor(() =>
      expect(network.to(EXTEND)).toMatchObject([{ body: { valid_until: "2031-07-02T04:59:59.999Z" } }]),
    )
    await waitFor(() => expect(router.state.location.search).toBe(""))
  })

  it("asks for a date, and says why the server refused one", async () => {
    network.on(EXTEND, {
      status: 400,
      body: { type: "invalid_data", code: "validity_not_later", message: "The date has to be later." },
    })
    const { user } = open(withValidity(VALID), "?drawer=extend")
    const field = await screen.findByLabelText("New date")
    const press = () => user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Extend" }))
    await user.clear(field)
    await press()
    expect(await screen.findByText("Please choose a date")).toBeTruthy()
    expect(network.to(EXTEND)).toHaveLength(0)
    await user.type(field, "2031-05-02")
    await press()
    expect(await screen.findByText("The date has to be later.")).toBeTruthy()
    expect(field).toHaveProperty("value", "2031-05-02")
  })

  it("has nothing to extend for a request without a date", async () => {
    open(aHeader(), "?drawer=extend")
    expect(await screen.findByText("There is no open request with a date to extend.")).toBeTruthy()
  })
})

describe("the default", () => {
  const form = (days: number | null) => {
    network.on(`POST ${SETTINGS}`, ({ body }) => ({
      body: { ...answerWith(null), settings: { ...settingsWith(null), ...Object(body) } },
    }))
    const view = renderAdmin(<QuoteValiditySettings settings={settingsWith(days)} onDirty={() => undefined} />)
    const field = screen.getByLabelText("Quotes are valid for (days)")
    return { ...view, field, save: () => view.user.click(screen.getByRole("button", { name: "Save" })) }
  }

  it.each([
    ["14", 14],
    ["", null],
  ])("is saved: %s as %s", async (typed, days) => {
    const { field, user, save } = form(30)
    await user.clear(field)
    if (typed) await user.type(field, typed)
    await save()
    await waitFor(() => expect(network.to(`POST ${SETTINGS}`)).toMatchObject([{ body: { quote_validity: { days } } }]))
  })

  it.each(["0", "1.5", "a week", "400"])("is a whole number of days: %s is not saved", async (typed) => {
    const { field, user, save } = form(null)
    await user.type(field, typed)
    await save()
    expect(await screen.findByText("Please type a whole number of days, up to 365")).toBeTruthy()
    expect(network.to(`POST ${SETTINGS}`)).toHaveLength(0)
  })
})
