import fc from "fast-check"
import { SnapshotCache } from "../snapshot-cache"

const counted = (body = "body") => jest.fn(async () => body)
const held = () => {
  const { promise, resolve, reject } = (() => {
    let resolve: (body: string) => void = () => {}
    let reject: (error: Error) => void = () => {}
    const promise = new Promise<string>((yes, no) => ([resolve, reject] = [yes, no]))
    return { promise, resolve, reject }
  })()
  return { build: jest.fn(() => promise), resolve, reject }
}

describe("the cache of ready pages", () => {
  it("builds once for a key that does not move", async () => {
    const cache = new SnapshotCache()
    const build = counted()
    for (let reads = 0; reads < 3; reads++)
      expect(await cache.read("o", "k", build)).toEqual({ key: "k", body: "body" })
    expect(build).toHaveBeenCalledTimes(1)
  })

  it("builds once for many readers who come while it is being built", async () => {
    const cache = new SnapshotCache()
    const { build, resolve } = held()
    const readers = Array.from({ length: 50 }, () => cache.read("o", "k", build))
    resolve("body")
    expect(new Set((await Promise.all(readers)).map(({ body }) => body))).toEqual(new Set(["body"]))
    expect(build).toHaveBeenCalledTimes(1)
  })

  it("builds anew for another key, and for another order under the same key", async () => {
    const cache = new SnapshotCache()
    await cache.read("o", "k1", counted("one"))
    expect(await cache.read("o", "k2", counted("two"))).toEqual({ key: "k2", body: "two" })
    expect(await cache.read("other", "k2", counted("three"))).toEqual({ key: "k2", body: "three" })
    expect((await cache.read("o", "k2", counted("four"))).body).toBe("two")
  })

  it("never answers a newer key with a build that was begun under an older one", async () => {
    const cache = new SnapshotCache()
    const [old, now] = [held(), held()]
    const [first, second] = [cache.read("o", "k1", old.build), cache.read("o", "k2", now.build)]
    now.resolve("new")
    expect(await second).toEqual({ key: "k2", body: "new" })
    old.resolve("old")
    expect(await first).toEqual({ key: "k1", body: "old" })
    expect((await cache.read("o", "k2", counted("new"))).body).toBe("new")
  })

  it("keeps nothing of a build that failed: all its readers hear of it, and the next one builds again", async () => {
    const cache = new SnapshotCache()
    const { build, reject } = held()
    const readers = [cache.read("o", "k", build), cache.read("o", "k", build)]
    reject(new Error("database gone"))
    for (const reader of readers) await expect(reader).rejects.toThrow("database gone")
    expect((await cache.read("o", "k", counted("better"))).body).toBe("better")
  })

  it("lets the least recently read go first", async () => {
    const cache = new SnapshotCache(2)
    await cache.read("a", "k", counted())
    await cache.read("b", "k", counted())
    await cache.read("a", "k", counted())
    await cache.read("c", "k", counted())
    const [a, b] = [counted(), counted()]
    await cache.read("a", "k", a)
    await cache.read("b", "k", b)
    expect([a.mock.calls.length, b.mock.calls.length]).toEqual([0, 1])
  })

  it("answers every read with the body of the very key that was asked for, whatever came before", async () => {
    const name = fc.constantFrom("a", "b", "c")
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(name, name), { maxLength: 40 }),
        async (capacity, reads) => {
          const cache = new SnapshotCache(capacity)
          const answers = await Promise.all(
            reads.map(([order, key]) => cache.read(order, key, async () => `${order} ${key}`)),
          )
          expect(answers).toEqual(reads.map(([order, key]) => ({ key, body: `${order} ${key}` })))
        },
      ),
    )
  })
})
