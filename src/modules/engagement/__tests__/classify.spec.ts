import { classify, type EventContext } from "../classify"

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
const CHROME_41 =
  "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/41.0.2272.101 Safari/537.36"

const session = { is_trapped: false, is_scan: false, is_person: false }
const calm: EventContext = { seconds_since_mail: 3_600, links_of_address: 1, is_address_of_scanner: false, session }

const judged = (
  kind: "hit" | "view" | "dwell" | "download" | "trap",
  more: Partial<EventContext> = {},
  agent = CHROME,
) => {
  const { class: found, reason } = classify({ kind, agent }, { ...calm, ...more })
  return `${found} ${reason}`
}

describe("the opening of a link", () => {
  it("never proves a person", () => expect(judged("hit")).toBe("unknown no_gesture_yet"))

  it("is a program's within seconds of the mail, and not later", () => {
    expect(judged("hit", { seconds_since_mail: 9.9 })).toBe("likely_bot soon_after_mail")
    expect(judged("hit", { seconds_since_mail: 10 })).toBe("unknown no_gesture_yet")
  })

  it("is a program's when it opens the links of several recipients at once", () => {
    expect(judged("hit", { links_of_address: 2 })).toBe("unknown no_gesture_yet")
    expect(judged("hit", { links_of_address: 3 })).toBe("likely_bot every_link")
  })

  it("is a program's from an address of a scanner", () =>
    expect(judged("hit", { is_address_of_scanner: true })).toBe("likely_bot address_of_scanner"))

  it("is a program's when it says so, or does not say what it is", () => {
    expect(judged("hit", {}, "Mimecast-URL-Scanner/1.0")).toBe("likely_bot known_agent")
    expect(judged("hit", {}, " ")).toBe("likely_bot no_agent")
  })
})

describe("a page in view with a gesture", () => {
  it("is a person's", () => expect(judged("view")).toBe("human shown_with_gesture"))

  it("is a person's soon after the mail too, when the link was not opened at once", () =>
    expect(judged("view", { seconds_since_mail: 14 })).toBe("human shown_with_gesture"))

  it("is doubtful where a scanner opened the link, until a minute after the mail", () => {
    const scan = { session: { ...session, is_scan: true } }
    expect(judged("view", { ...scan, seconds_since_mail: 13 })).toBe("unknown soon_after_mail")
    expect(judged("view", { ...scan, seconds_since_mail: 61 })).toBe("human shown_with_gesture")
  })

  it("is doubtful from an address of a scanner, and with a browser of long ago", () => {
    expect(judged("view", { is_address_of_scanner: true })).toBe("unknown address_of_scanner")
    expect(judged("view", {}, CHROME_41)).toBe("unknown old_browser")
  })

  it("is a program's once its session followed the hidden link, whatever else speaks for a person", () =>
    expect(judged("view", { session: { is_trapped: true, is_scan: false, is_person: true } })).toBe(
      "likely_bot hidden_link",
    ))

  it("is a program's where the browser runs without a screen", () =>
    expect(judged("view", {}, CHROME.replace("Chrome", "HeadlessChrome"))).toBe("likely_bot known_agent"))
})

describe("a download", () => {
  it("is a person's in a session in which a person was seen, and otherwise open", () => {
    expect(judged("download", { session: { ...session, is_person: true } })).toBe("human session_of_person")
    expect(judged("download")).toBe("unknown no_gesture_yet")
  })

  it("is a program's in the session of a scan", () =>
    expect(judged("download", { session: { ...session, is_scan: true } })).toBe("likely_bot soon_after_mail"))
})
