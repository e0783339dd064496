import { type SignalFacts, signalsOf } from "../signals"

const NOW = new Date("2026-11-27T12:00:00Z")
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

const facts: SignalFacts = {
  sent_at: ago(3),
  first_view_at: ago(2),
  last_view_at: ago(1),
  recent_views: 1,
  recent_downloads: 0,
  request: { version: 1, requested_at: ago(3), is_open: true },
  is_decided: false,
}
const named = (more: Partial<SignalFacts> = {}) => signalsOf({ ...facts, ...more }, NOW).map(({ signal }) => signal)

describe("a project", () => {
  it("is hot with three views and a download within a week, and carries those numbers", () => {
    const hot = signalsOf({ ...facts, recent_views: 3, recent_downloads: 1 }, NOW)
    expect(hot).toEqual([{ signal: "hot", views: 3, downloads: 1, days: 1, version: 1 }])
    expect(named({ recent_views: 3 })).toEqual([])
    expect(named({ recent_views: 2, recent_downloads: 5 })).toEqual([])
  })

  it("is cold a week after its last view", () => {
    expect(named({ first_view_at: ago(30), last_view_at: ago(7) })).toEqual(["cold"])
    expect(named({ first_view_at: ago(30), last_view_at: ago(6.9) })).toEqual([])
  })

  it("was seen in its revision only by a view after that was sent", () => {
    const request = { version: 2, requested_at: ago(0.5), is_open: true }
    expect(named({ request })).toEqual(["revision_unseen"])
    expect(named({ request, last_view_at: ago(0.4) })).toEqual(["saw_revision"])
  })

  it("is told when it was never opened within a week of being sent", () => {
    expect(named({ sent_at: ago(7), first_view_at: null, last_view_at: null })).toEqual(["unseen_week"])
    expect(named({ sent_at: ago(6), first_view_at: null, last_view_at: null })).toEqual([])
  })

  it("says nothing once it is decided, or before it is sent", () => {
    expect(named({ is_decided: true, recent_views: 9, recent_downloads: 9 })).toEqual([])
    expect(named({ sent_at: null, first_view_at: null, last_view_at: null })).toEqual([])
  })

  it("is neither hot nor cold without an open request", () =>
    expect(named({ request: null, recent_views: 9, recent_downloads: 9, last_view_at: ago(20) })).toEqual([]))
})
