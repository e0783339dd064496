import { GiveUp, waitFor } from "../wait"

describe("waitFor", () => {
  it("ends at once with what can never succeed any more", async () => {
    let tries = 0
    const attempt = async () => {
      tries++
      throw new GiveUp("the app ended while starting")
    }
    await expect(waitFor(attempt, { timeout: 60_000 })).rejects.toThrow("the app ended while starting")
    expect(tries).toBe(1)
  })

  it("goes on after any other failure", async () => {
    const answers = [new Error("not yet"), null, "ready"]
    const attempt = async () => {
      const next = answers.shift()
      if (next instanceof Error) throw next
      return next
    }
    expect(await waitFor(attempt, { every: 1 })).toBe("ready")
  })

  it("ends with the last failure when the time is over", async () => {
    const attempt = () => Promise.reject(new Error("still nothing"))
    await expect(waitFor(attempt, { timeout: 5, every: 1 })).rejects.toThrow("still nothing")
  })
})
