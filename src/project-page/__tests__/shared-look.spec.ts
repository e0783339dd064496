import { SharedLook } from "../shared-look"

/** Looks that end when told, each answering with its number. */
const looks = () => {
  const ends: (() => void)[] = []
  const look = () =>
    new Promise<number>((resolve) => {
      const number = ends.length + 1
      ends.push(() => resolve(number))
    })
  const end = async (number: number) => {
    ends[number - 1]?.()
    await new Promise(setImmediate)
  }
  return { look, end, begun: () => ends.length }
}

describe("a look that is shared", () => {
  it("begins after the question, however many ask: late askers share the next one", async () => {
    const { look, end, begun } = looks()
    const shared = new SharedLook<number>()
    const first = shared.ask("a", look)
    const late = Array.from({ length: 50 }, () => shared.ask("a", look))
    expect(begun()).toBe(1)
    await end(1)
    expect(await first).toBe(1)
    expect(begun()).toBe(2)
    const later = shared.ask("a", look)
    await end(2)
    expect(await Promise.all(late)).toEqual(Array.from({ length: 50 }, () => 2))
    await end(3)
    expect(await later).toBe(3)
  })

  it("is another for another key, and begins anew when nobody looks", async () => {
    const { look, end } = looks()
    const shared = new SharedLook<number>()
    const answers = [shared.ask("a", look), shared.ask("b", look)]
    await end(1)
    await end(2)
    expect(await Promise.all(answers)).toEqual([1, 2])
    const again = shared.ask("a", look)
    await end(3)
    expect(await again).toBe(3)
  })

  it("that fails is the failure of those who shared it alone", async () => {
    const shared = new SharedLook<number>()
    let tries = 0
    const look = async () => {
      await new Promise(setImmediate)
      if (++tries === 1) throw new Error("away")
      return tries
    }
    const [first, second] = await Promise.allSettled([shared.ask("a", look), shared.ask("a", look)])
    expect(first?.status).toBe("rejected")
    expect(second).toEqual({ status: "fulfilled", value: 2 })
    expect(await shared.ask("a", look)).toBe(3)
  })
})
