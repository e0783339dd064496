import fc from "fast-check"
import { RequestBatcher } from "../request-batcher"

const tick = () => new Promise(setImmediate)

/** Loads that end when told, in any order. Each answers with its number. */
const controlledLoads = () => {
  const begun: { keys: string[]; end: () => void; fail: () => void }[] = []
  const load = (keys: string[]) =>
    new Promise<Map<string, number>>((resolve, reject) => {
      const number = begun.length + 1
      begun.push({
        keys,
        end: () => resolve(new Map(keys.map((key) => [key, number]))),
        fail: () => reject(new Error("away")),
      })
    })
  const end = async (number: number) => {
    begun[number - 1]?.end()
    await tick()
  }
  return { load, end, begun }
}

describe("a request batcher", () => {
  it("starts at once for a lone caller, and for a second one", async () => {
    const { load, end, begun } = controlledLoads()
    const batched = new RequestBatcher(load)
    const answers = [batched.request("a"), batched.request("b")]
    await tick()
    expect(begun.map(({ keys }) => keys)).toEqual([["a"], ["b"]])
    await end(2)
    await end(1)
    expect(await Promise.all(answers)).toEqual([1, 2])
  })

  it("puts all callers that find two batches running into the next one, each key once", async () => {
    const { load, end, begun } = controlledLoads()
    const batched = new RequestBatcher(load)
    void batched.request("a")
    void batched.request("b")
    const late = ["a", "b", "c", "a", "c"].map((key) => batched.request(key))
    await tick()
    expect(begun).toHaveLength(2)
    await end(1)
    expect(begun.map(({ keys }) => keys)).toEqual([["a"], ["b"], ["a", "b", "c"]])
    await end(3)
    expect(await Promise.all(late)).toEqual([3, 3, 3, 3, 3])
  })

  it.each([
    [64, 132, undefined],
    [8, 20, 8],
  ])("holds at most %d keys a batch", async (most, requests, batchSize) => {
    const { load, end, begun } = controlledLoads()
    const batched = new RequestBatcher(load, batchSize)
    const all = Array.from({ length: requests }, (_, at) => batched.request(`k${at}`))
    await tick()
    for (let number = 1; number <= 5; number++) await end(number)
    expect(begun.map(({ keys }) => keys.length)).toEqual([1, 1, most, most, 2])
    expect(await Promise.all(all)).toHaveLength(requests)
  })

  it("that fails is the failure of those who shared it alone, and frees its lane", async () => {
    const { load, end, begun } = controlledLoads()
    const batched = new RequestBatcher(load)
    const first = batched.request("a")
    const beside = batched.request("b")
    const late = batched.request("a")
    await tick()
    begun[0]?.fail()
    await expect(first).rejects.toThrow("away")
    await end(2)
    await end(3)
    expect(await Promise.all([beside, late])).toEqual([2, 3])
  })

  it("answers null for a key that the look does not know", async () => {
    expect(await new RequestBatcher(() => Promise.resolve(new Map())).request("a")).toBeNull()
  })

  it("never answers with what was read before the question, in any order of asking and ending", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom("a", "b", "c"), fc.nat(5)), { maxLength: 60 }),
        async (acts) => {
          let clock = 0
          const running: (() => void)[] = []
          const batched = new RequestBatcher<number>((keys) => {
            const readAt = ++clock
            return new Promise((resolve) => {
              running.push(() => resolve(new Map(keys.map((key) => [key, readAt]))))
            })
          })
          const asked: Promise<boolean>[] = []
          for (const act of acts) {
            const now = clock
            if (typeof act === "string") asked.push(batched.request(act).then((readAt) => (readAt ?? 0) > now))
            else running.splice(act % Math.max(1, running.length), 1)[0]?.()
            await tick()
          }
          while (running.length) {
            running.shift()?.()
            await tick()
          }
          expect(await Promise.all(asked)).toEqual(asked.map(() => true))
        },
      ),
      { numRuns: 200 },
    )
  })
})
