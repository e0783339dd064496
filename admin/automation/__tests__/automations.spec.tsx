/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import type { Automations, NoticeListItem } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { AutomationsPage } from "../automations-page"
import { toDelay, toMinutes } from "../delay"

const LIST = "/admin/client-portal/automations"
const LOG = "/admin/client-portal/automation-log"

const aNotice = (more: Partial<NoticeListItem> = {}): NoticeListItem => ({
  name: "approval-requested",
  title: "Email an approval request",
  audience: "client",
  channels: ["email"],
  setting: { enabled: true, delay_minutes: 0, checks_condition: false, keeps_quiet_hours: true },
  is_changed: false,
  is_required: false,
  min_delay_minutes: 0,
  conditions: ["undecided"],
  optional_condition: "unseen",
  counts: { queued: 0, sent: 3, failed: 1, skipped: 0, last_sent_at: "2026-11-24T10:00:00.000Z" },
  ...more,
})
const CODE = aNotice({
  name: "account-code",
  title: "Email a one-time code",
  is_required: true,
  optional_condition: null,
})
const REP = aNotice({
  name: "decision-made",
  title: "Tell the rep about a decision",
  audience: "staff",
  channels: ["email", "feed"],
})
const answer = (more: Partial<NoticeListItem> = {}, quiet: Automations["quiet"] = null): Automations => ({
  quiet,
  time_zone: "America/New_York",
  notices: [aNotice(more), CODE, REP],
  stages: [
    { id: "pstg_artwork", name: "Artwork", color: "#1d4ed8", is_on: true, text: null },
    { id: "pstg_shipped", name: "Shipped", color: "#0f766e", is_on: false, text: "On its way." },
  ],
  reminders: {
    approval: { before_days: [1], after_days: [3, 7] },
    proof: { before_days: [], after_days: [2] },
  },
})

const MINE = {
  time_zone: null,
  shop_time_zone: "America/New_York",
  notices: [
    { name: "decision-made", title: "Tell the rep about it", channels: ["email", "feed"], bell: true, mail: "at_once" },
  ],
}

let network: Network
beforeEach(() => {
  network = new Network()
    .on(`GET ${LIST}`, { body: answer() })
    .on(`GET ${LOG}`, { body: { entries: [], before: null } })
    .on("GET /admin/client-portal/my-notices", { body: MINE })
})

const rowOf = async (title: string) => {
  const row = (await screen.findByText(title)).closest("li")
  if (!row) throw new Error(`No row for ${title}`)
  return within(row)
}

describe("the automations page", () => {
  it("lists every notice by audience, with how it is sent and what became of it", async () => {
    renderAdmin(<AutomationsPage />)
    const clients = within(await screen.findByRole("region", { name: "To clients" }))
    expect(clients.getAllByText("At once · Only while it is undecided · 3 sent in 30 days")).toHaveLength(2)
    expect(clients.getAllByText("1 failed")).toHaveLength(2)
    const team = within(screen.getByRole("region", { name: "To your team" }))
    expect(team.getByText("Bell")).toBeTruthy()
  })

  it("switches one off, and has no switch for what is always sent", async () => {
    network.on(`POST ${LIST}/approval-requested`, {
      body: answer({ setting: { ...aNotice().setting, enabled: false }, is_changed: true }),
    })
    const { user } = renderAdmin(<AutomationsPage />)
    await user.click(await screen.findByRole("switch", { name: "Send: Email an approval request" }))
    expect(await screen.findByText("Email an approval request: off. Nothing more is sent.")).toBeTruthy()
    expect(network.to(`POST ${LIST}/approval-requested`)[0]?.body).toEqual({ enabled: false })
    expect((await rowOf("Email an approval request")).getByText("Changed")).toBeTruthy()
    const code = await rowOf("Email a one-time code")
    expect(code.queryByRole("switch")).toBeNull()
    expect(code.getByText("Always sent")).toBeTruthy()
  })

  it("stays as it was, and says why, when the server refuses", async () => {
    network.on(`POST ${LIST}/approval-requested`, { status: 500, body: { code: "unknown_error", message: "x" } })
    const { user } = renderAdmin(<AutomationsPage />)
    const flip = await screen.findByRole("switch", { name: "Send: Email an approval request" })
    await user.click(flip)
    await waitFor(() => expect(flip.getAttribute("aria-checked")).toBe("true"))
  })

  it("sets delay and condition of a notice in a drawer that has an address of its own", async () => {
    network.on(`POST ${LIST}/approval-requested`, { body: answer({ is_changed: true }) })
    const { user } = renderAdmin(<AutomationsPage />, { at: "/?notice=approval-requested" })
    const drawer = within(await screen.findByRole("dialog", { name: "Email an approval request" }))
    const delay = drawer.getByRole("textbox", { name: "Wait" })
    await user.clear(delay)
    await user.type(delay, "90")
    await user.click(drawer.getByRole("switch", { name: "Only if the client has not opened the page" }))
    await user.click(drawer.getByRole("button", { name: "Save" }))
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
    expect(network.to(`POST ${LIST}/approval-requested`)[0]?.body).toEqual({
      delay_minutes: 90,
      checks_condition: true,
      keeps_quiet_hours: true,
    })
  })

  it("refuses a delay that is no whole number, and sends nothing", async () => {
    const { user } = renderAdmin(<AutomationsPage />, { at: "/?notice=approval-requested" })
    const drawer = within(await screen.findByRole("dialog"))
    await user.clear(drawer.getByRole("textbox", { name: "Wait" }))
    await user.click(drawer.getByRole("button", { name: "Save" }))
    expect(await drawer.findByText("Please type a whole number, at most a week.")).toBeTruthy()
    expect(network.to(`POST ${LIST}/approval-requested`)).toEqual([])
  })

  it("sets quiet hours, and ends them", async () => {
    network.on("POST /admin/client-portal/automation-hours", { body: answer({}, { from: "20:00", until: "07:00" }) })
    const { user } = renderAdmin(<AutomationsPage />)
    const hours = within(await screen.findByRole("region", { name: "Quiet hours" }))
    await user.click(hours.getByRole("switch", { name: "Keep quiet hours" }))
    await user.click(hours.getByRole("button", { name: "Save" }))
    await screen.findByText("Quiet hours saved")
    await user.click(hours.getByRole("switch", { name: "Keep quiet hours" }))
    await user.click(hours.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/automation-hours").map(({ body }) => body)).toEqual([
        { quiet: { from: "20:00", until: "07:00" } },
        { quiet: null },
      ]),
    )
  })

  it("shows the log with why a notice was not sent, narrowed by the address, and older entries on request", async () => {
    const entry = {
      id: "1",
      notice: "approval-requested",
      title: "Email an approval request",
      state: "skipped",
      reason_code: "switched_off",
      reason: null,
      recipient: "ana@larkspur.example",
      created_at: "2026-11-24T10:00:00.000Z",
      at: "2026-11-24T10:00:00.000Z",
      project: { id: "pproj_1", name: "Spring League" },
    }
    network.on(`GET ${LOG}`, ({ query }) => ({
      body: query.get("before")
        ? { entries: [{ ...entry, id: "2", recipient: "tom@larkspur.example" }], before: null }
        : { entries: [entry], before: "older" },
    }))
    const { user } = renderAdmin(<AutomationsPage />, { at: "/?state=skipped&log=approval-requested" })
    expect(await screen.findByText("It was switched off.")).toBeTruthy()
    const log = within(screen.getByRole("region", { name: "Log" }))
    expect(log.getByRole("link", { name: "Spring League" }).getAttribute("href")).toContain("pproj_1")
    expect(Object.fromEntries(network.to(`GET ${LOG}`)[0]?.query ?? [])).toEqual({
      notice: "approval-requested",
      state: "skipped",
    })
    await user.click(log.getByRole("button", { name: "Show older" }))
    expect(await log.findByText("tom@larkspur.example")).toBeTruthy()
  })

  it("switches the email of a stage off, and keeps the shop's words about another", async () => {
    network.on("POST /admin/client-portal/automation-stages/pstg_artwork", { body: answer() })
    network.on("POST /admin/client-portal/automation-stages/pstg_shipped", { body: answer() })
    const { user } = renderAdmin(<AutomationsPage />)
    await user.click(await screen.findByRole("switch", { name: "Email clients about: Artwork" }))
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/automation-stages/pstg_artwork")[0]?.body).toEqual({ is_on: false }),
    )
    await user.click(screen.getByRole("button", { name: "Edit: Shipped" }))
    const drawer = within(await screen.findByRole("dialog", { name: "Shipped" }))
    await user.clear(drawer.getByRole("textbox"))
    await user.click(drawer.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/automation-stages/pstg_shipped")[0]?.body).toEqual({ text: null }),
    )
  })

  it("sets the days of reminders, and refuses what are none", async () => {
    network.on("POST /admin/client-portal/automation-reminders", { body: answer() })
    const { user } = renderAdmin(<AutomationsPage />)
    const form = within(await screen.findByRole("region", { name: "Reminders" }))
    const [approvals] = form.getAllByRole("textbox", { name: "Days after you asked" })
    if (!approvals) throw new Error("no field")
    await user.clear(approvals)
    await user.type(approvals, "soon")
    await user.click(form.getByRole("button", { name: "Save" }))
    expect(await form.findByText("Please type up to five numbers of days, with commas between them.")).toBeTruthy()
    await user.clear(approvals)
    await user.type(approvals, "4, 10")
    await user.click(form.getByRole("button", { name: "Save" }))
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/automation-reminders").map(({ body }) => body)).toEqual([
        { approval: { after_days: [4, 10], before_days: [1] }, proof: { after_days: [2], before_days: [] } },
      ]),
    )
  })

  it("edits the texts of a notice, and says where a placeholder is wrong before anything is sent", async () => {
    const TEXTS = `${LIST}/approval-requested/texts`
    const text = { key: "approval.subject", original: "Ready: {project}", placeholders: ["project"], text: null }
    network
      .on(`GET ${TEXTS}`, { body: { language: "en", languages: ["en"], texts: [text] } })
      .on(`POST ${TEXTS}`, { body: { language: "en", languages: ["en"], texts: [{ ...text, text: "Go: {project}" }] } })
    const { user } = renderAdmin(<AutomationsPage />)
    await user.click(await screen.findByRole("button", { name: "More: Email an approval request" }))
    await user.click(await screen.findByRole("menuitem", { name: "Edit texts" }))
    const drawer = within(await screen.findByRole("dialog"))
    const field = await drawer.findByRole("textbox", { name: "approval.subject" })
    await user.clear(field)
    await user.type(field, "Go: {{price}")
    expect(await drawer.findByText("Line 1, column 5: There is no “price” here.")).toBeTruthy()
    expect(drawer.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true)
    await user.clear(field)
    await user.type(field, "Go: {{project}")
    await user.click(drawer.getByRole("button", { name: "Save" }))
    expect(await drawer.findByText("Changed")).toBeTruthy()
    expect(network.to(`POST ${TEXTS}`).map(({ body }) => body)).toEqual([
      { key: "approval.subject", text: "Go: {project}", language: "en" },
    ])
  })

  it("previews a notice in a frame that runs nothing, and says what it is about", async () => {
    const preview = {
      language: "en",
      languages: ["en"],
      occurred_at: "2026-11-24T10:00:00.000Z",
      email: { subject: "Ready: Spring League", html: "<p>Hi</p>", text: "Hi Ana" },
      bell: null,
    }
    network.on(`POST ${LIST}/approval-requested/preview`, { body: preview })
    const { user } = renderAdmin(<AutomationsPage />, { at: "/?preview=approval-requested" })
    const drawer = within(await screen.findByRole("dialog", { name: "Email an approval request" }))
    expect(await drawer.findByText(/the latest time this notice applied. Nothing is sent/)).toBeTruthy()
    const frame = drawer.getByTitle("Ready: Spring League")
    expect([frame.getAttribute("sandbox"), frame.getAttribute("srcdoc")]).toEqual(["", "<p>Hi</p>"])
    await user.click(drawer.getByRole("tab", { name: "Plain text" }))
    expect(drawer.getByText("Hi Ana")).toBeTruthy()
    expect(network.to(`POST ${LIST}/approval-requested/preview`)[0]?.body).toEqual({ texts: {} })
  })

  it("previews words that are not saved, without those that cannot be used, and keeps what was typed", async () => {
    const text = (key: string) => ({ key, original: "Ready: {project}", placeholders: ["project"], text: null })
    const texts = [text("approval.subject"), text("approval.title")]
    const empty = { occurred_at: null, email: null, bell: { title: "Go: Shirts", text: "" } }
    network
      .on(`GET ${LIST}/approval-requested/texts`, { body: { language: "en", languages: ["en"], texts } })
      .on(`POST ${LIST}/approval-requested/preview`, { body: { language: "en", languages: ["en"], ...empty } })
    const { user } = renderAdmin(<AutomationsPage />, { at: "/?texts=approval-requested" })
    const drawer = within(await screen.findByRole("dialog"))
    const subject = await drawer.findByRole("textbox", { name: "approval.subject" })
    await user.clear(subject)
    await user.type(subject, "Go: {{project}")
    await user.type(drawer.getByRole("textbox", { name: "approval.title" }), "{{price}")
    await user.click(drawer.getByRole("button", { name: "Preview" }))
    expect(await drawer.findByText("Go: Shirts")).toBeTruthy()
    expect(drawer.getByText(/The values are examples./)).toBeTruthy()
    expect(network.to(`POST ${LIST}/approval-requested/preview`)[0]?.body).toEqual({
      language: "en",
      texts: { "approval.subject": "Go: {project}" },
    })
    await user.click(drawer.getByRole("button", { name: "Back to the texts" }))
    expect(drawer.getByRole("textbox", { name: "approval.subject" })).toHaveProperty("value", "Go: {project}")
  })

  it("takes a member of staff out of the bell, and keeps the rest as it was", async () => {
    network.on("POST /admin/client-portal/my-notices", { body: MINE })
    const { user } = renderAdmin(<AutomationsPage />)
    const bell = await screen.findByRole("switch", { name: "Bell: Tell the rep about it" })
    await user.click(bell)
    await waitFor(() =>
      expect(network.to("POST /admin/client-portal/my-notices")[0]?.body).toEqual({
        time_zone: null,
        choices: { "decision-made": { bell: false, mail: "at_once" } },
      }),
    )
    expect(bell.getAttribute("aria-checked")).toBe("false")
  })

  it("can be read again after a failure", async () => {
    network.on(`GET ${LIST}`, { status: 500, body: { code: "unknown_error", message: "x" } })
    const { user } = renderAdmin(<AutomationsPage />)
    const again = await screen.findByRole("button", { name: "Try again" })
    network.on(`GET ${LIST}`, { body: answer() })
    await user.click(again)
    expect(await screen.findByText("Email a one-time code")).toBeTruthy()
  })
})

describe("a delay", () => {
  it.each([
    [0, { count: 0, unit: "minutes" }],
    [90, { count: 90, unit: "minutes" }],
    [120, { count: 2, unit: "hours" }],
    [2_880, { count: 2, unit: "days" }],
  ] as const)("of %d minutes is shown in its largest whole unit, and back", (minutes, shown) => {
    expect(toDelay(minutes)).toEqual(shown)
    expect(toMinutes(String(shown.count), shown.unit)).toBe(minutes)
  })
})
