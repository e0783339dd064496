/** What scripts/test.mjs tells the tests. Missing means that a spec was started without it. */
export const testEnv = (name: string): string => {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set. Start the tests with: node scripts/test.mjs --only <suite>`)
}

/** True under `npm run test:full`: samples of full size instead of CI's. */
export const isFullRun = process.env.FULL === "1"
