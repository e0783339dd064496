import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys, createMedusaContainer } from "@medusajs/framework/utils"
import { z } from "zod"
import { theFacts } from "../../../integration-tests/modules/support/facts"
import { defineSection, renew } from "../define-section"
import { changedRowsOf, etagFor, keysOf } from "../freshness"
import { toPageContent } from "../page-content"

const container = createMedusaContainer()
const subject = { order_id: "order_1", project_id: "pproj_1" }

/** A section as a feature brings it. */
const proofs = () => {
  const read = jest.fn(async () => ({ names: ["front", "back"] }))
  const section = defineSection({
    id: "proofs",
    freshness: ["portal_freshness_proofs"],
    read,
    view: ({ names }: { names: string[] }, { order }) => ({ of: order.id, names }),
    timeline: () => [{ at: "2026-12-24T10:00:00.000Z", kind: "shipped", who: null, what: "Proof" }],
  })
  return { read, section }
}

describe("a feature's section", () => {
  it("is part of the page beside the core's, with its entries of the timeline in their place", async () => {
    const { section } = proofs()
    const loaded = await section.load(container, subject, "k", undefined)
    const { sections, timeline } = toPageContent(theFacts(), new Map([[section.id, loaded]]))
    expect(sections).toMatchObject({ proofs: { of: "order_1", names: ["front", "back"] }, order: { pieces: 10 } })
    expect(timeline.map(({ what }) => what)).toEqual(["Proof", null])
  })

  it("is read again only under another key", async () => {
    const { section, read } = proofs()
    const first = await section.load(container, subject, "k1", undefined)
    expect(await section.load(container, subject, "k1", first)).toBe(first)
    expect(read).toHaveBeenCalledTimes(1)
    expect(read).toHaveBeenCalledWith(container, subject)
    expect(await section.load(container, subject, "k2", first)).not.toBe(first)
    expect(read).toHaveBeenCalledTimes(2)
  })

  it("is made of rows that came with its key, and asks for them where they did not", async () => {
    const raw = jest.fn(async () => ({ rows: [{ value: "order_1", results: [{ names: ["asked"] }] }] }))
    const asking = createMedusaContainer()
    asking.register({ [ContainerRegistrationKeys.PG_CONNECTION]: asValue({ raw }) })
    const section = defineSection({
      id: "proofs",
      freshness: ["portal_freshness_proofs"],
      rows: ["portal_read_proofs"],
      facts: ([rows]) =>
        z
          .object({ names: z.array(z.string()) })
          .nullable()
          .parse(rows),
      view: (facts) => facts?.names ?? null,
    })
    const viewOf = async (key: string, given?: unknown[]) =>
      (await section.load(asking, subject, key, undefined, given)).present(theFacts()).view
    expect(await viewOf("k1", [{ names: ["given"] }])).toEqual(["given"])
    expect(await viewOf("k2", [null])).toBeNull()
    expect(raw).not.toHaveBeenCalled()
    expect(await viewOf("k3")).toEqual(["asked"])
    expect(raw).toHaveBeenCalledWith(expect.stringContaining("portal_read_proofs("), [["order_1"]])
  })

  it("never replaces a section of the core by its name", async () => {
    const { section } = proofs()
    const loaded = await section.load(container, subject, "k", undefined)
    expect(toPageContent(theFacts(), new Map([["order", loaded]])).sections.order).toHaveProperty("pieces", 10)
  })
})

describe("facts under a key", () => {
  it("are kept as they are under the same one", async () => {
    const last = { key: "k", facts: [1] }
    expect(await renew(last, "k", () => Promise.reject(new Error("read")))).toBe(last)
    expect(await renew(last, "other", async () => [2])).toEqual({ key: "other", facts: [2] })
  })
})

describe("the statement for freshness keys", () => {
  it("asks each function once, however many parts name it, and gives the keys in the order of the parts", () =>
    expect(
      keysOf(
        [{ freshness: ["portal_freshness_a"] }, { freshness: ["portal_freshness_a", "portal_freshness_b"] }],
        "s.order_id",
      ),
    ).toBe(
      "(SELECT ARRAY[concat_ws('|', called.portal_freshness_a), concat_ws('|', called.portal_freshness_a, called.portal_freshness_b)] " +
        "FROM (SELECT portal_freshness_a(s.order_id) AS portal_freshness_a, portal_freshness_b(s.order_id) AS portal_freshness_b OFFSET 0) called)",
    ))

  it("asks for the rows of parts whose key is another, and of none that is read by itself", () => {
    const parts = [{ rows: ["portal_read_a"] }, { rows: [] }, { rows: ["portal_read_c", "portal_read_d"] }]
    const words = changedRowsOf(parts, "s.order_id", "s.keys", "s.held").replace(/\s+/g, " ")
    expect(words).toBe(
      "json_build_array(" +
        "CASE WHEN s.keys[1] IS DISTINCT FROM s.held ->> 0 THEN json_build_array(portal_read_a(s.order_id)) END, " +
        "NULL::json, " +
        "CASE WHEN s.keys[3] IS DISTINCT FROM s.held ->> 2 THEN json_build_array(portal_read_c(s.order_id), portal_read_d(s.order_id)) END)",
    )
  })

  it.each(["now(); DROP TABLE x; --", "Portal", "a.b", "", "f(x)"])("takes no name that is not plain: %j", (name) => {
    expect(() => keysOf([{ freshness: [name] }], "s")).toThrow("no name of an SQL function")
    expect(() => changedRowsOf([{ rows: [name] }], "s", "k", "h")).toThrow("no name of an SQL function")
  })
})

describe("an ETag over keys", () => {
  const keys = new Map([
    ["order", "1"],
    ["project", "2"],
  ])
  it("changes with each key, with their parts and with the viewer", () => {
    const tags = [
      etagFor(keys),
      etagFor(keys, "viewer"),
      etagFor(new Map([...keys, ["project", "3"]])),
      etagFor(new Map([["order", "12"]])),
      etagFor(new Map([...keys, ["proofs", ""]])),
    ]
    expect(new Set(tags).size).toBe(tags.length)
    for (const tag of tags) expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(etagFor(new Map(keys))).toBe(tags[0])
  })
})
