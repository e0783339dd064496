import fc from "fast-check"
import { canonicalBytes } from "../../canonical-json"
import { sha256Hex } from "../../digest"
import { commitment, GENESIS, sealEntry, type UnsealedEntry } from "../entry"
import type { StoredEntry, StoredPersonal } from "../store"
import { verifyChain } from "../verify-chain"

const RUNS = process.env.FULL === "1" ? 10_000 : 500
jest.setTimeout(300_000)

type Chain = { entries: StoredEntry[]; personal: StoredPersonal[] }

const seal = (drafts: UnsealedEntry[]): Chain => {
  const chain: Chain = { entries: [], personal: [] }
  for (const draft of drafts) {
    const { personal, salt, seq, prev_hash, hash, payload } = sealEntry(draft, chain.entries.at(-1) ?? null)
    chain.entries.push({ seq, prev_hash, hash, payload })
    chain.personal.push({ entry_hash: hash, salt, personal })
  }
  return chain
}

const kind = fc.constantFrom(
  "approval.requested",
  "approval.withdrawn",
  "approval.superseded",
  "decision.made",
  "decision.recorded",
)
const words = fc.string({ maxLength: 30 })
const drafts = (min: number) =>
  fc.array(
    fc.record({
      chain_id: fc.constant("pproj_1"),
      kind,
      at: fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
      facts: fc.dictionary(words, fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 4 }),
      personal: fc.dictionary(words, fc.option(words), { maxKeys: 3 }),
    }),
    { minLength: min, maxLength: 6 },
  )
const place = fc.nat()

const property = (min: number, damage: (chain: Chain, at: number, seed: number) => Chain | null) => {
  fc.assert(
    fc.property(drafts(min), place, place, (list, at, seed) => {
      const chain = seal(list)
      const damaged = damage(chain, at % chain.entries.length, seed)
      fc.pre(damaged !== null)
      if (damaged) expect(verifyChain("pproj_1", damaged.entries, damaged.personal)).not.toEqual([])
    }),
    { numRuns: RUNS },
  )
}

const flip = (bytes: Buffer, seed: number): Buffer => {
  const changed = Buffer.from(bytes)
  if (changed.length)
    changed.writeUInt8(changed.readUInt8(seed % changed.length) ^ (1 + (seed % 255)), seed % changed.length)
  return changed
}

const replaced = <T>(list: T[], at: number, change: (one: T) => T): T[] =>
  list.map((one, index) => (index === at ? change(one) : one))

describe("a chain of evidence", () => {
  it("holds as it was written, also when it is empty", () => {
    expect(verifyChain("pproj_1", [], [])).toEqual([])
    fc.assert(
      fc.property(drafts(1), (list) => {
        const { entries, personal } = seal(list)
        expect(verifyChain("pproj_1", entries, personal)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it("begins with the genesis hash, counts from 1 and commits to its bytes in canonical form", () => {
    const first = sealEntry(
      {
        chain_id: "pproj_1",
        kind: "decision.made",
        at: new Date("2026-11-23T01:02:03.004Z"),
        facts: { b: 1, a: "1.10" },
        personal: { name: "Anna" },
      },
      null,
      Buffer.alloc(32, 7),
    )
    expect(first).toMatchObject({ seq: 1, prev_hash: GENESIS, hash: sha256Hex(first.payload) })
    expect(first.payload.toString("utf8")).toBe(
      `{"at":"2026-11-23T01:02:03.004Z","chain_id":"pproj_1","facts":{"a":"1.10","b":1},"format":"evidence-entry/1","kind":"decision.made",` +
        `"personal_commitment":"${commitment(Buffer.alloc(32, 7), canonicalBytes({ name: "Anna" }))}","prev_hash":"${GENESIS}","seq":1}`,
    )
    expect(first.payload.toString("utf8")).not.toContain("Anna")
  })

  it("commits to the same personal data differently each time, so that nobody can guess it from the chain", () => {
    const draft: UnsealedEntry = {
      chain_id: "pproj_1",
      kind: "decision.made",
      at: new Date(0),
      facts: {},
      personal: { name: "Anna" },
    }
    expect(sealEntry(draft, null).hash).not.toBe(sealEntry(draft, null).hash)
  })

  it("shows any edit of any byte of any entry", () =>
    property(1, ({ entries, personal }, at, seed) => ({
      entries: replaced(entries, at, (entry) => ({ ...entry, payload: flip(entry.payload, seed) })),
      personal,
    })))

  it("shows an edit whose hash was made to fit, anywhere before the last entry", () =>
    property(2, ({ entries, personal }, at, seed) => {
      if (at === entries.length - 1) return null
      return {
        entries: replaced(entries, at, (entry) => {
          const head: object = JSON.parse(entry.payload.toString("utf8"))
          const payload = canonicalBytes({ ...head, facts: { forged: seed } })
          return { ...entry, payload, hash: sha256Hex(payload) }
        }),
        personal,
      }
    }))

  it("shows a column that says something else than the bytes", () =>
    property(1, ({ entries, personal }, at, seed) => {
      const columns: ((entry: StoredEntry) => StoredEntry)[] = [
        (entry) => ({ ...entry, seq: entry.seq + 1 }),
        (entry) => ({ ...entry, prev_hash: sha256Hex(entry.prev_hash) }),
        (entry) => ({ ...entry, hash: sha256Hex(entry.hash) }),
      ]
      const change = columns[seed % columns.length]
      return change ? { entries: replaced(entries, at, change), personal } : null
    }))

  it("shows a deletion at the beginning or in the middle", () =>
    property(2, ({ entries, personal }, at) => {
      if (at === entries.length - 1) return null
      const gone = entries[at]?.hash
      return {
        entries: entries.filter((_, index) => index !== at),
        personal: personal.filter(({ entry_hash }) => entry_hash !== gone),
      }
    }))

  it("shows a deletion that was renumbered", () =>
    property(2, ({ entries, personal }, at) => {
      if (at === entries.length - 1) return null
      const rest = entries.filter((_, index) => index !== at).map((entry, index) => ({ ...entry, seq: index + 1 }))
      return {
        entries: rest,
        personal: personal.filter(({ entry_hash }) => rest.some(({ hash }) => hash === entry_hash)),
      }
    }))

  it("shows two entries that changed places", () =>
    property(2, ({ entries, personal }, at, seed) => {
      const other = seed % entries.length
      const [one, two] = [entries[at], entries[other]]
      if (other === at || !one || !two) return null
      return {
        entries: replaced(
          replaced(entries, at, () => two),
          other,
          () => one,
        ),
        personal,
      }
    }))

  it("shows an entry that was put in, forged or repeated, also when everything behind it was renumbered", () =>
    property(1, ({ entries, personal }, at, seed) => {
      const before = entries[at - 1] ?? null
      const forged = sealEntry(
        { chain_id: "pproj_1", kind: "decision.made", at: new Date(0), facts: { forged: seed }, personal: {} },
        before,
      )
      const repeated = entries[at]
      const extra = seed % 2 === 0 || !repeated ? forged : repeated
      const rest = entries.slice(at).map((entry) => ({ ...entry, seq: seed % 3 === 0 ? entry.seq + 1 : entry.seq }))
      return { entries: [...entries.slice(0, at), extra, ...rest], personal }
    }))

  it("shows an entry of another chain in its place", () =>
    property(2, ({ entries, personal }, at, seed) => {
      const before = entries[at - 1] ?? null
      const stranger = sealEntry(
        { chain_id: "pproj_2", kind: "decision.made", at: new Date(0), facts: { seed }, personal: {} },
        before,
      )
      return { entries: replaced(entries, at, () => stranger), personal }
    }))

  it("still holds after personal data was erased, all of it or some", () => {
    fc.assert(
      fc.property(drafts(1), fc.infiniteStream(fc.boolean()), (list, keeps) => {
        const { entries, personal } = seal(list)
        expect(
          verifyChain(
            "pproj_1",
            entries,
            personal.filter(() => keeps.next().value),
          ),
        ).toEqual([])
        expect(verifyChain("pproj_1", entries, [])).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it("shows personal data that was altered, salted anew or hung on another entry", () =>
    property(2, ({ entries, personal }, at, seed) => {
      const other = personal[(at + 1) % personal.length]
      if (!other) return null
      const changes: ((one: StoredPersonal) => StoredPersonal)[] = [
        (one) => ({ ...one, personal: flip(one.personal, seed) }),
        (one) => ({ ...one, salt: flip(one.salt, seed) }),
        (one) => ({ ...one, personal: other.personal, salt: other.salt }),
        (one) => ({ ...one, entry_hash: sha256Hex(one.entry_hash) }),
      ]
      const change = changes[seed % changes.length]
      return change ? { entries, personal: replaced(personal, at, change) } : null
    }))

  it("holds for its own project alone: passed off as another's, every entry shows it", () => {
    fc.assert(
      fc.property(drafts(1), (list) => {
        const { entries, personal } = seal(list)
        expect(verifyChain("pproj_2", entries, personal).length).toBeGreaterThanOrEqual(entries.length)
      }),
    )
  })

  it("reports bytes that are no entry instead of failing on them", () => {
    const payload = Buffer.from([0xff, 0x00, 0x7b])
    expect(verifyChain("pproj_1", [{ seq: 1, prev_hash: GENESIS, hash: sha256Hex(payload), payload }], [])).toEqual([
      { code: "chain_columns", message: "entry 1: the columns do not say what the bytes say" },
    ])
  })

  it("cannot show by itself that its newest entries were cut off (known limit until signed heads are kept elsewhere)", () => {
    fc.assert(
      fc.property(drafts(2), place, (list, at) => {
        const { entries, personal } = seal(list)
        const kept = entries.slice(0, 1 + (at % (entries.length - 1)))
        const keptPersonal = personal.filter(({ entry_hash }) => kept.some(({ hash }) => hash === entry_hash))
        expect(verifyChain("pproj_1", kept, keptPersonal)).toEqual([])
      }),
    )
  })

  it("cannot show by itself that its newest entry was rewritten as a whole (the same known limit)", () => {
    const { entries } = seal([
      { chain_id: "pproj_1", kind: "approval.requested", at: new Date(0), facts: {}, personal: {} },
      { chain_id: "pproj_1", kind: "decision.made", at: new Date(0), facts: { decision: "approved" }, personal: {} },
    ])
    const forged = sealEntry(
      { chain_id: "pproj_1", kind: "decision.made", at: new Date(0), facts: { decision: "declined" }, personal: {} },
      entries[0] ?? null,
    )
    expect(verifyChain("pproj_1", [...entries.slice(0, 1), forged], [])).toEqual([])
  })
})
