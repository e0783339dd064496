export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** All suites run beside each other on two cores: how long something takes there says nothing about it. */
export const PATIENCE_MS = 45_000

/** Thrown by an attempt that can never succeed any more: the waiting ends with it at once. */
export class GiveUp extends Error {
  override name = "GiveUp"
}

/**
 * Tries until `attempt` gives something other than null, undefined or false; what it throws last is thrown at the end.
 * @throws GiveUp as soon as the attempt throws it
 */
export const waitFor = async <T>(
  attempt: () => Promise<T | null | undefined | false>,
  { timeout = PATIENCE_MS, every = 100, what = "what was waited for" } = {},
): Promise<T> => {
  const deadline = Date.now() + timeout
  let last: unknown = new Error(`${what} did not happen within ${timeout} ms`)
  while (Date.now() < deadline) {
    try {
      const value = await attempt()
      if (value !== null && value !== undefined && value !== false) return value
    } catch (error) {
      if (error instanceof GiveUp) throw error
      last = error
    }
    await sleep(every)
  }
  throw last
}
