import { Failure } from "./failure.mjs"

/** Medusa's own floor: 20.19 or 22.12, the first that can `require()` an ES module. */
const SUPPORTED = [
  { major: 20, minor: 19 },
  { major: 22, minor: 12 },
]

/** @throws Failure that says which version is there and which is needed */
export const requireNode = (version = process.versions.node) => {
  const [major, minor] = version.split(".").map(Number)
  const newest = Math.max(...SUPPORTED.map((one) => one.major))
  const ok = major > newest || SUPPORTED.some((one) => one.major === major && minor >= one.minor)
  if (!ok)
    throw new Failure(`Node ${version} is too old. Please install Node 20.19 or newer (of Node 22: 22.12 or newer).`)
}
