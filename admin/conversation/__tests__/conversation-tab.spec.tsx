/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { interceptUploads } from "../../__tests__/support/uploads"
import type { PortalFile, StaffThread, StaffThreadEntry } from "../../../src/contracts"
import { ConversationTab } from "../conversation-tab"
import { SavedRepliesDrawer } from "../saved-replies-drawer"

const PROJECT = "/admin/client-portal/projects/pproj_1"
const TAB = `GET ${PROJECT}/conversation`
const SEND = `POST ${PROJECT}/messages`
const UPLOAD = `${PROJECT}/files`
const REPLIES = "/admin/client-portal/saved-replies"

let network: Network
const onOpen = jest.fn()

beforeEach(() => {
  onOpen.mockReset()
  network = new Network().on(`GET ${REPLIES}`, {
    body: { replies: [{ id: "prep_1", title: "Which sizes?", body: "Which sizes do you need?" }] },
  })
})

const SARAH = { author: { type: "client" as const, name: "Sarah Smith" }, author_tag: "tag" }
const DANA = { author: { type: "staff" as const, name: "Dana Ruiz" }, author_tag: null }
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 15, minute)).toISOString()
const asked: StaffThreadEntry = {
  ...{ id: "pmsg_1", at: at(1), kind: "message", ...SARAH, body: "A dozen more in XL?" },
  about: { type: "proof", id: "pprf_1", title: "Front print" },
  files: [],
  by_mail: true,
}
const note: StaffThreadEntry = {
  ...{ id: "pmsg_2", at: at(2), kind: "note", ...DANA, body: "XL is low", about: null, by_mail: false },
  files: [],
}
const decided: StaffThreadEntry = {
  ...{ id: "pdec_1", at: at(0), kind: "decision", ...SARAH, decision: "approved", body: null },
  about: { type: "order", version: 2 },
}
const thread = (more: Partial<StaffThread> = {}): StaffThread => ({
  entries: [note, asked, decided],
  older: null,
  unread: 0,
  unanswered_since: null,
  recipients: ["Sarah Smith", "Tom Becker"],
  subjects: [
    { type: "line", id: "item_1", title: "Heavy tee" },
    { type: "proof", id: "pprf_1", title: "Front print" },
  ],
  ...more,
})
const open = (data: StaffThread = thread()) => {
  network.on(TAB, { body: data, headers: { etag: '"1"' } })
  return renderAdmin(<ConversationTab project={aHeader()} onOpen={onOpen} />, { at: "/?tab=messages" })
}
const SHARP = {
  code: "sharp_up_to" as const,
  level: "info" as const,
  values: { inches: "4 × 3", centimeters: "10 × 8" },
}
const aFile = (more: Partial<PortalFile> = {}): PortalFile => ({
  ...{ id: "pfile_1", name: "chart.pdf", format: "pdf", bytes: 2_400_000, sha256: "0".repeat(64), state: "ready" },
  ...{ problem: null, preview: null, page_count: 1, findings: [] },
  ...more,
})
const field = async (name: string) => await screen.findByRole("textbox", { name })
const valueOf = (box: HTMLElement): string => (box instanceof HTMLTextAreaElement ? box.value : "")
const items = () => within(screen.getByRole("list", { name: "Thread, newest first" })).getAllByRole("listitem")
const sentBody = () => network.to(SEND).map(({ body }) => body)

describe("the messages of a project", () => {
  it("show who wrote and did what, newest first, and mark what clients do not see", async () => {
    open()
    await field("Message")
    const [first, second, third] = items()
    expect(first?.textContent).toContain("Internal note · not visible to clients")
    expect(second?.textContent).toContain("Sarah Smith (client)")
    expect(second?.textContent).toContain("A dozen more in XL?")
    expect(third?.textContent).toContain("Version 2 approved")
    const link = screen.getByRole("link", { name: "About Front print" })
    expect(link.getAttribute("href")).toContain("tab=proofs&proof=pprf_1")
  })

  it("are sent to all who can read them, and typed text is gone once it was sent", async () => {
    const { user } = open()
    network.on(SEND, { body: { entry: asked } })
    const box = await field("Message")
    expect(screen.getByText("Goes to Sarah Smith, Tom Becker, on their page and by email.")).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send message" }).disabled).toBe(true)
    await user.type(box, "They are in.")
    await user.click(screen.getByRole("button", { name: "Send message" }))
    await waitFor(() => expect(sentBody()).toMatchObject([{ kind: "message", body: "They are in.", about: null }]))
    await waitFor(() => expect(valueOf(box)).toBe(""))
  })

  it("keep the text and its key when sending fails, so that the next try is the same message", async () => {
    const { user } = open()
    network.on(SEND, { status: 500, body: { type: "unknown", code: "unknown_error", message: "Away" } })
    await user.type(await field("Message"), "Twice")
    await user.click(screen.getByRole("button", { name: "Send message" }))
    expect((await screen.findByRole("alert")).textContent).toContain("Away")
    network.on(SEND, { body: { entry: asked } })
    await user.click(screen.getByRole("button", { name: "Send message" }))
    await waitFor(() => expect(sentBody()).toHaveLength(2))
    const keys = network.to(SEND).map(({ body }) => Reflect.get(Object(body), "key"))
    expect(keys[0]).toBe(keys[1])
  })

  it("take files, each uploaded at once with its check, and removable until it is sent", async () => {
    const sent = interceptUploads()
    const { user } = open()
    network.on(SEND, { body: { entry: asked } })
    network.on("DELETE /admin/client-portal/files/pfile_2", { status: 204 })
    await user.type(await field("Message"), "The chart")
    await user.upload(screen.getByLabelText("Attach files"), [
      new File(["1"], "chart.pdf"),
      new File(["2"], "wrong.pdf"),
    ])
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send message" }).disabled).toBe(true)
    await sent[0]?.answer(200, { file: aFile({ findings: [SHARP] }) })
    await sent[1]?.answer(200, { file: aFile({ id: "pfile_2", name: "wrong.pdf" }) })
    expect(sent.map(({ address }) => new URL(address, "http://x").pathname)).toEqual(Array(2).fill(UPLOAD))
    const list = await screen.findByRole("list", { name: "Files" })
    expect(list.textContent).toContain("Prints sharply up to 4 × 3 in (10 × 8 cm).")
    await user.click(screen.getByRole("button", { name: "Remove wrong.pdf" }))
    await user.click(screen.getByRole("button", { name: "Send message" }))
    await waitFor(() => expect(sentBody()).toMatchObject([{ body: "The chart", files: ["pfile_1"] }]))
    await waitFor(() => expect(screen.queryByRole("list", { name: "Files" })).toBeNull())
  })

  it("show their files, and offer those whose scan has passed as a download", async () => {
    const unchecked = aFile({ id: "pfile_2", name: "logo.ai", state: "waiting" })
    network.on("GET /admin/client-portal/files/pfile_2", { body: { file: unchecked } })
    open(thread({ entries: [{ ...asked, files: [aFile(), unchecked] }] }))
    expect(await screen.findByRole("button", { name: "Download chart.pdf" })).toBeTruthy()
    expect(screen.getByText("logo.ai")).toBeTruthy()
    expect(screen.queryByRole("button", { name: "Download logo.ai" })).toBeNull()
  })

  it("turn into an internal note by a switch that changes label, hint and button", async () => {
    const { user } = open()
    network.on(SEND, { body: { entry: note } })
    await user.click(await screen.findByRole("switch", { name: "Internal note" }))
    expect(screen.getByText("Only staff see it. Clients never do.")).toBeTruthy()
    expect(screen.queryByRole("button", { name: "Send message" })).toBeNull()
    await user.type(await field("Internal note"), "Ask the mill")
    await user.click(screen.getByRole("button", { name: "Add note" }))
    await waitFor(() => expect(sentBody()).toMatchObject([{ kind: "note", body: "Ask the mill" }]))
    expect(await field("Message")).toBeTruthy()
  })

  it("say that nobody can read them yet", async () => {
    open(thread({ recipients: [] }))
    expect(await screen.findByText(/Nobody has a working link yet/)).toBeTruthy()
  })

  it("take saved replies into what is typed, and lead to where those are kept", async () => {
    const { user } = open()
    const box = await field("Message")
    await user.type(box, "Hi Sarah,")
    await user.click(screen.getByRole("button", { name: "Saved replies" }))
    await user.click(await screen.findByRole("menuitem", { name: "Which sizes?" }))
    expect(valueOf(box)).toBe("Hi Sarah,\n\nWhich sizes do you need?")
    await user.clear(box)
    await user.click(screen.getByRole("button", { name: "Saved replies" }))
    await user.click(await screen.findByRole("menuitem", { name: "Manage saved replies…" }))
    expect(onOpen).toHaveBeenCalledWith("saved-replies")
  })

  it("say who waits for a reply until staff say that none is needed", async () => {
    const { user } = open(thread({ unanswered_since: at(1) }))
    network.on(`POST ${PROJECT}/conversation/answered`, { status: 204 })
    expect(await screen.findByText("Sarah Smith is waiting for a reply")).toBeTruthy()
    await user.click(screen.getByRole("button", { name: "No reply needed" }))
    await waitFor(() =>
      expect(network.to(`POST ${PROJECT}/conversation/answered`).map(({ body }) => body)).toEqual([
        { until: "pmsg_1" },
      ]),
    )
  })

  it("are marked as read once they were looked at for a moment, up to the newest message", async () => {
    open(thread({ unread: 1 }))
    network.on(`POST ${PROJECT}/conversation/read`, { body: { unread: 0 } })
    await waitFor(() => expect(network.to(`POST ${PROJECT}/conversation/read`)[0]?.body).toEqual({ until: "pmsg_1" }), {
      timeout: 4_000,
    })
  })

  it("show earlier entries below those that are shown", async () => {
    const { user } = open()
    network.on(TAB, ({ query }) =>
      query.get("before") === null
        ? { body: thread({ older: "cursor" }), headers: { etag: '"1"' } }
        : { body: thread({ entries: [{ ...asked, id: "pmsg_0", at: at(-5), body: "The first one" }] }) },
    )
    await user.click(await screen.findByRole("button", { name: "Show earlier entries" }))
    await waitFor(() => expect(items()).toHaveLength(4))
    expect(items().at(-1)?.textContent).toContain("The first one")
    expect(screen.queryByRole("button", { name: "Show earlier entries" })).toBeNull()
  })
})

describe("saved replies", () => {
  const openDrawer = () => renderAdmin(<SavedRepliesDrawer project={aHeader()} onClose={() => undefined} />)

  it("are added, and a title that is taken is said at its field", async () => {
    const { user } = openDrawer()
    network.on(`POST ${REPLIES}`, { status: 409, body: { type: "x", code: "conflict", message: "Taken" } })
    await user.type(await field("Title"), "Which sizes?")
    await user.type(await field("Text"), "Which?")
    await user.click(screen.getByRole("button", { name: "Save reply" }))
    expect(await screen.findByText("There is a saved reply with this title already")).toBeTruthy()
    network.on(`POST ${REPLIES}`, { body: { id: "prep_2", title: "Which sizes?", body: "Which?" } })
    await user.click(screen.getByRole("button", { name: "Save reply" }))
    await waitFor(async () => expect((await field("Title")).getAttribute("value")).toBe(""))
  })

  it("are changed and deleted after a question", async () => {
    const { user } = openDrawer()
    network.on(`POST ${REPLIES}/prep_1`, { body: { id: "prep_1", title: "Sizes", body: "Which?" } })
    network.on(`DELETE ${REPLIES}/prep_1`, { status: 204 })
    await user.click(await screen.findByRole("button", { name: "Edit Which sizes?" }))
    const title = await field("Title")
    await user.clear(title)
    await user.type(title, "Sizes")
    await user.click(screen.getByRole("button", { name: "Save changes" }))
    await waitFor(() =>
      expect(network.to(`POST ${REPLIES}/prep_1`)[0]?.body).toEqual({
        title: "Sizes",
        body: "Which sizes do you need?",
      }),
    )
    await user.click(screen.getByRole("button", { name: "Delete Which sizes?" }))
    await user.click(await screen.findByRole("button", { name: "Delete reply" }))
    await waitFor(() => expect(network.to(`DELETE ${REPLIES}/prep_1`)).toHaveLength(1))
  })
})
