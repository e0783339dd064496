import fc from "fast-check"
import { SnapshotCache } from "../snapshot-cache"

type Snapshot = { body: string; bytes: number }
const snapshot = (body: string, bytes = 1): Snapshot => ({ body, bytes })
const counted = (body = "body", bytes = 1) =>
  jest.fn<Promise<Snapshot>, [Snapshot | undefined]>(async () => snapshot(body, bytes))
const held = () => {
  let finish: (body: Snapshot) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<Snapshot>((yes, no) => ([finish, reject] = [yes, no]))
  return { build: jest.fn(() => promise), resolve: (body: string) => finish(snapshot(body)), reject }
}
const ROOMY = 1_000

describe("the cache of ready pages", () => {
  it("builds once for a key that does not move", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    const build = counted()
    for (let reads = 0; reads < 3; reads++) expect(await cache.read("o", "k", build)).toMatchObject({ body: "body" })
    expect(build).toHaveBeenCalledTimes(1)
  })

  it("builds once for many readers who come while it is being built", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    const { build, resolve } = held()
    const readers = Array.from({ length: 50 }, () => cache.read("o", "k", build))
    resolve("body")
    expect(new Set((await Promise.all(readers)).map(({ body }) => body))).toEqual(new Set(["body"]))
    expect(build).toHaveBeenCalledTimes(1)
  })

  it("builds anew for another key, and for another order under the same key", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    await cache.read("o", "k1", counted("one"))
    expect(await cache.read("o", "k2", counted("two"))).toMatchObject({ body: "two" })
    expect(await cache.read("other", "k2", counted("three"))).toMatchObject({ body: "three" })
    expect((await cache.read("o", "k2", counted("four"))).body).toBe("two")
  })

  it("never answers a newer key with a build that was begun under an older one", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    const [old, now] = [held(), held()]
    const [first, second] = [cache.read("o", "k1", old.build), cache.read("o", "k2", now.build)]
    now.resolve("new")
    expect(await second).toMatchObject({ body: "new" })
    old.resolve("old")
    expect(await first).toMatchObject({ body: "old" })
    expect((await cache.read("o", "k2", counted("new"))).body).toBe("new")
  })

  it("keeps nothing of a build that failed: all its readers hear of it, and the next one builds again", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    const { build, reject } = held()
    const readers = [cache.read("o", "k", build), cache.read("o", "k", build)]
    reject(new Error("database gone"))
    for (const reader of readers) await expect(reader).rejects.toThrow("database gone")
    expect((await cache.read("o", "k", counted("better"))).body).toBe("better")
  })

  it("lets the least recently read go first", async () => {
    const cache = new SnapshotCache<Snapshot>(2)
    await cache.read("a", "k", counted())
    await cache.read("b", "k", counted())
    await cache.read("a", "k", counted())
    await cache.read("c", "k", counted())
    const [a, b] = [counted(), counted()]
    await cache.read("a", "k", a)
    await cache.read("b", "k", b)
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([0, 1])
  })

  it("gives a build the last snapshot of its order, whose parts it may keep", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    const [first, second] = [counted("one"), counted("two")]
    await cache.read("o", "k1", first)
    await cache.read("o", "k2", second)
    expect(first).toHaveBeenCalledWith(undefined)
    expect(second).toHaveBeenCalledWith(snapshot("one"))
  })

  it("knows the key of what is held, and of the build that was begun last while one runs", async () => {
    const cache = new SnapshotCache<Snapshot>(ROOMY)
    expect(cache.newestKey("o")).toBeUndefined()
    await cache.read("o", "k1", counted())
    expect(cache.newestKey("o")).toBe("k1")
    const [second, third] = [held(), held()]
    const readers = [cache.read("o", "k2", second.build), cache.read("o", "k3", third.build)]
    expect(cache.newestKey("o")).toBe("k3")
    third.reject(new Error("database gone"))
    await expect(readers[1]).rejects.toThrow("database gone")
    expect(cache.newestKey("o")).toBe("k2")
    second.resolve("two")
    await readers[0]
    expect([cache.newestKey("o"), cache.newestKey("other")]).toEqual(["k2", undefined])
  })

  it("stays within its bytes with entries of 500 kB, and takes one that is larger than all of it for once only", async () => {
    const cache = new SnapshotCache<Snapshot>(10_000_000)
    const LARGE = 500_000
    for (let n = 0; n < 100; n++) {
      await cache.read(`o${n}`, "k", async () => snapshot("x".repeat(LARGE), LARGE))
      expect(cache.bytes).toBeLessThanOrEqual(10_000_000)
    }
    expect(cache.bytes).toBe(20 * LARGE)
    const newest = counted()
    await cache.read("o99", "k", newest)
    expect(newest).not.toHaveBeenCalled()
    const huge = counted("huge", 10_000_001)
    for (let n = 0; n < 2; n++) expect(await cache.read("huge", "k", huge)).toMatchObject({ body: "huge" })
    expect(huge).toHaveBeenCalledTimes(2)
  })

  it("answers every read with the body of the very key that was asked for, whatever came before", async () => {
    const name = fc.constantFrom("a", "b", "c")
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(name, name), { maxLength: 40 }),
        async (capacity, reads) => {
          const cache = new SnapshotCache<Snapshot>(capacity)
          const answers = await Promise.all(
            reads.map(([order, key]) => cache.read(order, key, async () => snapshot(`${order} ${key}`))),
          )
          expect(answers).toEqual(reads.map(([order, key]) => snapshot(`${order} ${key}`)))
        },
      ),
    )
  })
})
