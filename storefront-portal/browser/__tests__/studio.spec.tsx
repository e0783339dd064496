/** @jest-environment jsdom */
import { fireEvent, screen, waitFor, within } from "@testing-library/dom"
import userEvent from "@testing-library/user-event"
import type { CreateAnnotation } from "@contracts/proof/annotation"
import { axeFaults } from "@/components/__tests__/support/render"
import {
  aFile,
  aProof,
  aProofRequest,
  aVersion,
  decidedProof,
  remarks,
  withVersion,
} from "@/components/__tests__/support/studio"
import { refused } from "@/components/__tests__/support/studio-pages"
import { streams, TestStream } from "./support/streams"
import { closeStudio, NOT_MODIFIED, openStudio, prepareDom, sent } from "./support/studio"

/** Answers remarks as the API does, and everything else with "not modified". */
const acceptRemarks = (path: string, { body }: RequestInit) => {
  if (!path.endsWith("/remarks")) return NOT_MODIFIED
  const given: CreateAnnotation = JSON.parse(String(body))
  const [like] = remarks.slice(-1)
  return {
    status: 200,
    body: { annotation: { ...like, ...given, id: "pann_9", number: 5, comments: [], is_own: true } },
  }
}

const stage = () => screen.getByRole("application")
const open = (name: string) => userEvent.click(screen.getByText(name, { selector: "summary" }))

beforeAll(prepareDom)
beforeEach(() => localStorage.clear())
afterEach(() => {
  closeStudio()
  jest.useRealTimers()
})

describe("a remark", () => {
  it("is placed with the keyboard alone: the arrow keys move the cross, Enter sets it", async () => {
    openStudio(acceptRemarks)
    await userEvent.click(await screen.findByRole("button", { name: "Add a remark" }))
    expect(document.activeElement).toBe(stage())
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowDown}{Enter}")
    expect(document.activeElement).toBe(screen.getByLabelText("New remark on version 2, page 1"))
    await userEvent.keyboard("Less violet")
    await userEvent.click(screen.getByRole("button", { name: "Add remark" }))
    await screen.findByText("Less violet", { selector: "p" })
    expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({
      version_id: "pver_2",
      file_id: "pfile_2",
      page: 1,
      shape: { kind: "pin", x: 0.52, y: 0.51 },
      body: "Less violet",
    })
    expect(screen.getByRole("button", { name: "Remark 5: Less violet" })).toBeDefined()
    // Spoken, and the focus goes on to it: the form is gone.
    expect(screen.getByText("Remark 5 is saved.").closest("[role=status]")).not.toBeNull()
    await waitFor(() => expect(document.activeElement?.id).toBe("remark-pann_9"))
  })

  it("marks a box where the mouse is dragged over the page", async () => {
    openStudio(acceptRemarks)
    await userEvent.click(await screen.findByRole("button", { name: "Add a remark" }))
    const at = (clientX: number, clientY: number) => ({ target: stage(), coords: { clientX, clientY } })
    await userEvent.pointer([
      { keys: "[MouseLeft>]", ...at(500, 400) },
      at(420, 330),
      { keys: "[/MouseLeft]", ...at(400, 300) },
    ])
    await userEvent.type(await screen.findByLabelText("New remark on version 2, page 1"), "Fewer flames")
    await userEvent.click(screen.getByRole("button", { name: "Add remark" }))
    await waitFor(() => expect(sent).toHaveLength(1))
    const { shape }: CreateAnnotation = JSON.parse(sent[0]?.body ?? "")
    // The page is 752 by 564 pixels in the middle of 900 by 700.
    const share = (from: number, whole: number) => expect.closeTo(from / whole, 3)
    expect(shape).toEqual({
      ...{ kind: "box", x: share(400 - 74, 752), y: share(300 - 68, 564) },
      ...{ width: share(100, 752), height: share(100, 564) },
    })
  })

  it("can be added without pointing at anything", async () => {
    openStudio(acceptRemarks)
    await userEvent.click(await screen.findByRole("button", { name: "Add without pointing" }))
    await userEvent.keyboard("All good otherwise")
    await userEvent.click(screen.getByRole("button", { name: "Add remark" }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({ shape: { kind: "pin", x: 0.5, y: 0.5 } })
  })

  it("outlives a lost line and a closed page, and is sent again with the same key", async () => {
    openStudio(() => null)
    await userEvent.click(await screen.findByRole("button", { name: "Add without pointing" }))
    await userEvent.keyboard("Blue ball")
    await userEvent.click(screen.getByRole("button", { name: "Add remark" }))
    await screen.findByText(/We keep trying/)
    const [first] = sent
    closeStudio()

    openStudio(acceptRemarks)
    await screen.findByText("Blue ball", { selector: "p" })
    expect(JSON.parse(sent[0]?.body ?? "").key).toBe(JSON.parse(first?.body ?? "").key)
    expect(screen.queryByDisplayValue("Blue ball")).toBeNull()
  })

  it("keeps its text when a new version comes, says which version it is about, and can be moved to the new one", async () => {
    const newer = { ...aVersion, id: "pver_3", number: 3, files: [aFile("pfile_3")] }
    const next = {
      ...aProof,
      etag: "next",
      page: { ...aProof.page, versions: [newer, ...aProof.page.versions] },
    }
    let isReplaced = false
    openStudio((path, init) =>
      path.endsWith("/changes") ? (isReplaced ? { status: 200, body: next } : NOT_MODIFIED) : acceptRemarks(path, init),
    )
    await userEvent.click(await screen.findByRole("button", { name: "Add without pointing" }))
    await userEvent.keyboard("Larger")
    isReplaced = true
    window.dispatchEvent(new Event("online"))
    await screen.findByText("Version 3 is here")
    expect(document.activeElement).toBe(screen.getByDisplayValue("Larger"))
    expect(screen.getByText("You wrote this about version 2.")).toBeDefined()
    expect(stage().getAttribute("aria-label")).toContain("version 2")
    expect(screen.queryByText("Approve version 2", { selector: "summary" })).toBeNull()

    await userEvent.click(screen.getByRole("button", { name: "Move it to version 3" }))
    expect(stage().getAttribute("aria-label")).toContain("version 3")
    await userEvent.click(screen.getByRole("button", { name: "Add remark" }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(JSON.parse(sent[0]?.body ?? "")).toMatchObject({ version_id: "pver_3", file_id: "pfile_3", body: "Larger" })
  })

  it("that the API refuses for a newer version stays with its text", async () => {
    openStudio((path) =>
      path.endsWith("/remarks") ? { status: 409, body: { code: "version_replaced" } } : NOT_MODIFIED,
    )
    await userEvent.click(await screen.findByRole("button", { name: "Add without pointing" }))
    await userEvent.keyboard("Larger")
    await userEvent.click(screen.getByRole("button", { name: "Add remark" }))
    await screen.findByText(/A newer version is here/)
    expect(screen.getByDisplayValue("Larger")).toBeDefined()
  })

  it("on an earlier version is shown where it is", async () => {
    openStudio()
    const item = within((await screen.findByText("Мяч синим, пожалуйста")).closest("li") ?? document.body)
    await userEvent.click(item.getByRole("button", { name: /Show where/ }))
    expect(stage().getAttribute("aria-label")).toContain("version 1")
    expect(screen.getByText("You’re looking at version 1.")).toBeDefined()
    expect(screen.queryByRole("button", { name: "Add a remark" })).toBeNull()
  })

  it("can be replied to, and the reply is kept until the server has it", async () => {
    openStudio(() => null)
    const item = within((await screen.findByText("Пламя без фиолетового?")).closest("li") ?? document.body)
    await userEvent.click(item.getByRole("button", { name: /Reply/ }))
    await userEvent.keyboard("Please")
    await userEvent.click(item.getByRole("button", { name: "Send reply" }))
    await screen.findByText(/We keep trying/)
    expect(sent[0]).toMatchObject({ path: "/p/plink_1/proofs/proof_1/remarks/pann_4/replies" })
    expect(screen.getByDisplayValue("Please")).toBeDefined()
  })
})

describe("comparing", () => {
  it("by slider moves in steps by buttons and keys, not only by dragging", async () => {
    openStudio()
    await userEvent.click(await screen.findByRole("button", { name: "Slider" }))
    const slider = screen.getByRole<HTMLInputElement>("slider", { name: "Where version 2 begins" })
    await userEvent.click(screen.getByRole("button", { name: "More of version 2" }))
    expect(slider.valueAsNumber).toBeCloseTo(0.45)
    await userEvent.click(screen.getByRole("button", { name: "Less of version 2" }))
    expect(slider.valueAsNumber).toBeCloseTo(0.5)
  })

  it("side by side shows both versions in one view", async () => {
    openStudio()
    await userEvent.click(await screen.findByRole("button", { name: "Side by side" }))
    const names = screen.getAllByRole("application").map((one) => one.getAttribute("aria-label"))
    expect(names).toEqual(["Перед, version 1, page 1 of 1", "Перед, version 2, page 1 of 1"])
    await userEvent.click(screen.getByRole("button", { name: "Zoom in" }))
    const sheets = [...document.querySelectorAll<HTMLElement>(".sheet")].map(({ style }) => [style.left, style.width])
    expect(sheets[0]).toEqual(sheets[1])
  })

  it("says so where the other version has no such page", async () => {
    openStudio(undefined, { proof: withVersion({ files: [aFile("pfile_2", 3)] }) })
    await userEvent.click(await screen.findByRole("button", { name: "Page 3" }))
    await userEvent.click(screen.getByRole("button", { name: "Overlay" }))
    expect(screen.getByText("Version 1 has no such page")).toBeDefined()
  })

  it("is not offered where there is one version", async () => {
    openStudio(undefined, { proof: { ...aProof, page: { ...aProof.page, versions: [aVersion] } } })
    await screen.findByRole("application")
    expect(screen.queryByRole("button", { name: "Slider" })).toBeNull()
  })
})

describe("the view", () => {
  it("zooms and moves by keys, and shows the whole page again", async () => {
    openStudio()
    await screen.findByAltText(/version 2/)
    stage().focus()
    await userEvent.keyboard("+")
    expect(screen.getByRole("button", { name: "140%, show the whole page" })).toBeDefined()
    await userEvent.keyboard("0")
    expect(screen.getByRole("button", { name: "100%, show the whole page" })).toBeDefined()
  })

  /** jsdom has no pointer events, and user-event ends only one of two touches. */
  const touch = (type: "pointerdown" | "pointermove" | "pointerup", pointerId: number, clientX: number) =>
    fireEvent(
      stage(),
      Object.assign(new MouseEvent(type, { bubbles: true, clientX, clientY: 350 }), {
        pointerId,
        pointerType: "touch",
      }),
    )
  const pinch = () => {
    touch("pointerdown", 1, 400)
    touch("pointerdown", 2, 500)
    touch("pointermove", 2, 600)
    touch("pointerup", 1, 400)
    touch("pointerup", 2, 600)
  }

  it("zooms by two fingers and by the wheel", async () => {
    openStudio()
    await screen.findByAltText(/version 2/)
    pinch()
    await screen.findByRole("button", { name: "200%, show the whole page" })
    fireEvent.wheel(stage(), { deltaY: 100 })
    await screen.findByRole("button", { name: "170%, show the whole page" })
  })

  it("is zoomed by a second finger also where a remark is to be placed, and none is placed then", async () => {
    openStudio()
    await userEvent.click(await screen.findByRole("button", { name: "Add a remark" }))
    pinch()
    await screen.findByRole("button", { name: "200%, show the whole page" })
    expect(screen.queryByLabelText(/^New remark/)).toBeNull()
    touch("pointerdown", 3, 450)
    touch("pointerup", 3, 450)
    expect(await screen.findByLabelText("New remark on version 2, page 1")).toBeDefined()
  })

  it("fetches the large picture only once it is zoomed in", async () => {
    openStudio()
    await screen.findByRole("application")
    const large = () => document.querySelector('img[src*="/zoom"]')
    expect(large()).toBeNull()
    for (const _ of [1, 2, 3]) await userEvent.click(screen.getByRole("button", { name: "Zoom in" }))
    expect(large()).not.toBeNull()
  })

  it("puts the artwork before light, dark and the color of the garment", async () => {
    openStudio()
    const group = within(await screen.findByRole("group", { name: "Background" }))
    const background = () => document.querySelector<HTMLElement>(".live-stage")
    for (const [name, backdrop] of [
      ["Dark", "dark"],
      ["Garment color", "garment"],
      ["Light", "light"],
    ] as const) {
      await userEvent.click(group.getByRole("button", { name }))
      expect(background()?.dataset["backdrop"]).toBe(backdrop)
      expect(group.getByRole("button", { name }).getAttribute("aria-pressed")).toBe("true")
    }
    expect(background()?.style.getPropertyValue("--garment")).toBe("#14532d")
  })

  it("fetches of 80 pages the one that is shown, and has five remarks on each of them", async () => {
    const PAGES = 80
    const shown = withVersion({ files: [aFile("pfile_2", PAGES)] })
    const like = remarks.at(-1)
    if (!like) throw new Error("There is no remark")
    const annotations = Array.from({ length: 5 * PAGES }, (_, index) => ({
      ...like,
      ...{ id: `pann_${index}`, number: index + 1, page: (index % PAGES) + 1, body: `Remark ${index + 1}` },
    }))
    openStudio(undefined, { proof: { ...shown, page: { ...shown.page, annotations } } })
    await screen.findByAltText(/page 1 of 80/)
    const eager = () =>
      [...document.querySelectorAll("img")].filter((picture) => picture.getAttribute("loading") !== "lazy")
    const pins = () => within(stage()).getAllByRole("button", { name: /^Remark/ })
    expect([eager().length, pins().length]).toEqual([1, 5])
    stage().focus()
    await userEvent.keyboard("{PageDown}")
    await screen.findByAltText(/page 2 of 80/)
    expect([eager().length, pins().length]).toEqual([1, 5])
  })

  it("asks once for the screen's measure before it shows true size", async () => {
    openStudio()
    await userEvent.click(await screen.findByRole("button", { name: "True size" }))
    expect(screen.getByRole("heading", { name: "Measure your screen once" })).toBeDefined()
    await userEvent.click(screen.getByRole("button", { name: "Show true size" }))
    const sheet = document.querySelector<HTMLElement>(".sheet")
    expect(Math.round(parseFloat(sheet?.style.width ?? ""))).toBe(Math.round((280 * 324) / 85.6))
    expect(screen.getByRole("button", { name: "True size" }).getAttribute("aria-pressed")).toBe("true")
  })
})

describe("an open studio", () => {
  it("shows a new version as soon as its stream says so, and ends the stream with the page", async () => {
    const newer = { ...aVersion, id: "pver_3", number: 3 }
    const next = { ...aProof, etag: "next", page: { ...aProof.page, versions: [newer, ...aProof.page.versions] } }
    let isReplaced = false
    openStudio((path) => (path.endsWith("/changes") && isReplaced ? { status: 200, body: next } : NOT_MODIFIED))
    await screen.findByRole("application")
    const [stream] = streams
    expect(stream?.url).toBe(`/p/${aProof.page.viewer.link_id}/live`)
    isReplaced = true
    stream?.tell()
    await screen.findByRole("region", { name: "Version 3 is here" })
    closeStudio()
    expect([streams.length, stream?.readyState]).toEqual([1, TestStream.CLOSED])
  })
})

describe("the decision", () => {
  it("can be approved only when every box is ticked, and says how many are left", async () => {
    openStudio()
    await screen.findByRole("application")
    await open("Approve version 2")
    const button = screen.getByRole<HTMLButtonElement>("button", { name: "Sign and approve" })
    expect(button.disabled).toBe(true)
    expect(screen.getByText("Tick all boxes to approve: 2 to go.")).toBeDefined()
    await userEvent.click(screen.getByLabelText("Буквы верны"))
    expect(screen.getByText("Tick the last box to approve.")).toBeDefined()
    await userEvent.click(screen.getByLabelText("Место верно"))
    expect(button.disabled).toBe(false)
  })

  it("keeps name and address when a new version comes, and has every box ticked again, saying why", async () => {
    const newer = { ...aVersion, id: "pver_3", number: 3 }
    const next = { ...aProof, etag: "next", page: { ...aProof.page, versions: [newer, ...aProof.page.versions] } }
    let isReplaced = false
    openStudio((path) => (path.endsWith("/changes") && isReplaced ? { status: 200, body: next } : NOT_MODIFIED))
    await screen.findByRole("application")
    await open("Approve version 2")
    await userEvent.type(screen.getByLabelText("Your full name"), "Olga Petrova")
    await userEvent.clear(screen.getByLabelText("Your email address"))
    await userEvent.type(screen.getByLabelText("Your email address"), "olga@example.com")
    await userEvent.click(screen.getByLabelText("Буквы верны"))
    isReplaced = true
    window.dispatchEvent(new Event("online"))
    // In place of the decision, which is in view wherever the client has scrolled to.
    const arrived = await screen.findByRole("region", { name: "Version 3 is here" })
    expect(screen.queryByText("Approve version 2")).toBeNull()
    await userEvent.click(within(arrived).getByRole("button", { name: "Show version 3" }))
    expect(screen.getByLabelText<HTMLInputElement>("Your full name").value).toBe("Olga Petrova")
    expect(screen.getByLabelText<HTMLInputElement>("Your email address").value).toBe("olga@example.com")
    expect(screen.getByLabelText<HTMLInputElement>("Буквы верны").checked).toBe(false)
    expect(screen.getByText(/What you ticked was about the version before it/)).toBeDefined()
    await userEvent.click(screen.getByLabelText("Буквы верны"))
    expect(screen.getByText(/What you ticked was about the version before it/)).toBeDefined()
  })

  it("stays closed for a new version when nothing was typed or ticked", async () => {
    const newer = { ...aVersion, id: "pver_3", number: 3 }
    const next = { ...aProof, etag: "next", page: { ...aProof.page, versions: [newer, ...aProof.page.versions] } }
    let isReplaced = false
    openStudio((path) => (path.endsWith("/changes") && isReplaced ? { status: 200, body: next } : NOT_MODIFIED))
    await screen.findByRole("application")
    await open("Approve version 2")
    // As the script does when it takes over what the server sent.
    for (const form of document.querySelectorAll("form")) fireEvent.input(form)
    isReplaced = true
    window.dispatchEvent(new Event("online"))
    // In place of the decision, which is in view wherever the client has scrolled to.
    const arrived = await screen.findByRole("region", { name: "Version 3 is here" })
    expect(screen.queryByText("Approve version 2")).toBeNull()
    await userEvent.click(within(arrived).getByRole("button", { name: "Show version 3" }))
    expect(screen.getByText("Approve version 3").closest("details")?.open).toBe(false)
    expect(screen.queryByText(/What you ticked was about the version before it/)).toBeNull()
  })

  it("shows the stamp in place of the forms once it was made", async () => {
    openStudio((path) =>
      path.endsWith("/proof_1") ? { status: 200, body: { kind: "done", proof: decidedProof } } : NOT_MODIFIED,
    )
    await screen.findByRole("application")
    await open("Decline")
    await userEvent.type(screen.getByLabelText("Why are you declining?"), "No")
    await userEvent.click(screen.getByRole("button", { name: "Decline this proof" }))
    const told = await screen.findByText(/Your decision is recorded/)
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(new URLSearchParams(sent[0]?.body)).toEqual(
      new URLSearchParams({
        decision: "declined",
        request: aProofRequest.id,
        nonce: "nonce",
        form_token: "token",
        message: "No",
      }),
    )
    expect(screen.getByText(/We’re on it/)).toBeDefined()
    expect(screen.queryByText("Decline", { selector: "summary" })).toBeNull()
  })

  it("says at its field what is missing, and takes the focus there", async () => {
    const state = refused({ problems: { name: "sign.name.missing" } })
    openStudio((path) =>
      path.endsWith("/proof_1") ? { status: 400, body: { kind: "failed", state, proof: aProof } } : NOT_MODIFIED,
    )
    await screen.findByRole("application")
    await open("Approve version 2")
    await userEvent.click(screen.getByLabelText("Буквы верны"))
    await userEvent.click(screen.getByLabelText("Место верно"))
    await userEvent.click(screen.getByRole("button", { name: "Sign and approve" }))
    await screen.findByText("Enter your full name.")
    await waitFor(() => expect(document.activeElement?.id).toBe("studio-name"))
  })

  it("keeps the words of a request for changes when the line is down", async () => {
    openStudio(() => null)
    await screen.findByRole("application")
    await open("Ask for changes")
    await userEvent.type(screen.getByLabelText("What should change?"), "Larger")
    await userEvent.click(screen.getByRole("button", { name: "Send and ask for a new version" }))
    await screen.findByText("That did not get through")
    expect(screen.getByDisplayValue("Larger")).toBeDefined()
    closeStudio()
    openStudio()
    await screen.findByRole("application")
    expect(screen.getByDisplayValue("Larger")).toBeDefined()
  })

  it("does not leave a remark behind that was begun", async () => {
    openStudio()
    await userEvent.click(await screen.findByRole("button", { name: "Add without pointing" }))
    await userEvent.keyboard("Larger")
    await open("Ask for changes")
    expect(screen.getByText("A remark is not added yet. Add or discard it first.")).toBeDefined()
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send and ask for a new version" }).disabled).toBe(
      true,
    )
  })
})

it("says that the session is over and keeps what was typed", async () => {
  let isOver = false
  openStudio(() => ({ status: isOver ? 401 : 304 }))
  await userEvent.click(await screen.findByRole("button", { name: "Add without pointing" }))
  await userEvent.keyboard("Larger")
  isOver = true
  window.dispatchEvent(new Event("online"))
  await screen.findByText("Your link has expired")
  expect(screen.getByDisplayValue("Larger")).toBeDefined()
})

it.each([
  ["a proof to decide", () => undefined],
  ["a comparison", () => userEvent.click(screen.getByRole("button", { name: "Slider" }))],
  ["a remark that is written", () => userEvent.click(screen.getByRole("button", { name: "Add without pointing" }))],
  ["a remark that is placed", () => userEvent.click(screen.getByRole("button", { name: "Add a remark" }))],
])("axe finds no fault in %s", async (_, act) => {
  openStudio()
  document.title = "Proof"
  await screen.findByRole("application")
  await act()
  expect(await axeFaults()).toEqual([])
})
