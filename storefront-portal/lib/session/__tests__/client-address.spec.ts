import fc from "fast-check"
import { clientAddress } from "../client-address"

const PEER = "10.0.0.9"
const UNREADABLE = ["unix:", "unknown", "_hidden", "", "[]", "1.2.3", "1.2.3.4.5", "[1.2.3.4", "::g", ":", "1.2.3.4:x"]

/** An address as a trusted proxy may write it. */
const v4 = fc.ipV4()
const v6 = fc.ipV6().filter((address) => !address.includes("."))
const port = fc.integer({ min: 1, max: 65_535 })
const written = fc.oneof(
  v4.map((address) => ({ address, text: address })),
  fc.tuple(v4, port).map(([address, at]) => ({ address, text: `${address}:${at}` })),
  v4.map((address) => ({ address, text: `::ffff:${address}` })),
  fc.tuple(v4, port).map(([address, at]) => ({ address, text: `[::ffff:${address}]:${at}` })),
  v6.map((address) => ({ address, text: address })),
  v6.map((address) => ({ address, text: `[${address}]` })),
  fc.tuple(v6, port).map(([address, at]) => ({ address, text: `[${address}]:${at}` })),
  v6.map((address) => ({ address, text: `${address}%eth0` })),
  fc.tuple(v6, port).map(([address, at]) => ({ address, text: `[${address}%25eth0]:${at}` })),
)
const unreadable = fc.constantFrom(...UNREADABLE)
/** Whatever a client writes into the header before the proxies get it. */
const invented = fc.array(fc.oneof(v4, v6, unreadable, fc.string()), { maxLength: 4 })
/** What the proxies behind the first one append: how readable it is must not matter. */
const appended = fc.array(
  fc.oneof(
    written.map(({ text }) => text),
    unreadable,
  ),
  { maxLength: 3 },
)

describe("a client's address", () => {
  it("is the one the outermost trusted proxy saw, however it is written and whatever stands around it", () => {
    fc.assert(
      fc.property(invented, written, appended, (before, seen, after) => {
        const header = [...before, seen.text, ...after].join(", ")
        expect(clientAddress(PEER, header, after.length + 1)).toBe(seen.address)
      }),
    )
  })

  it("is never the client's own text when that proxy's cannot be read", () => {
    fc.assert(
      fc.property(invented, unreadable, appended, (before, seen, after) => {
        const header = [...before, seen, ...after].join(", ")
        expect(clientAddress(PEER, header, after.length + 1)).toBe(PEER)
      }),
    )
  })

  it("is the socket's when nothing is trusted, or when fewer hops came than are trusted", () => {
    expect(clientAddress(`::ffff:${PEER}`, "1.2.3.4", 0)).toBe(PEER)
    expect(clientAddress(PEER, "1.2.3.4", 2)).toBe(PEER)
    expect(clientAddress(PEER, undefined, 1)).toBe(PEER)
  })

  it("is read from all headers of the name as from one", () =>
    expect(clientAddress(PEER, ["6.6.6.6", "1.2.3.4, 5.6.7.8"], 2)).toBe("1.2.3.4"))
})
