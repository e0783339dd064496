import { existsSync } from "node:fs"
import path from "node:path"
import { baseEnv, PORTAL, ROOT } from "./env.mjs"
import { firstLines } from "./failure.mjs"
import { run } from "./processes.mjs"

const bin = (name) => path.join(ROOT, "node_modules", name)
const tsc = (project) => [bin("typescript/bin/tsc"), "--noEmit", "-p", path.join(ROOT, project)]

/** Each counts as one test of the sum. */
const TYPES = [
  { name: "types: plugin", args: tsc("tsconfig.json") },
  { name: "types: admin", args: tsc("admin/tsconfig.json") },
  { name: "types: tests", args: tsc("integration-tests/support/tsconfig.json") },
  // Next reads the built style sheet's name in its configuration, so that has to be there first.
  { name: "types: portal", npm: ["run", "typecheck"], before: ["run", "assets"], cwd: PORTAL },
]
/** After those: eslint and the import rules read the types that Next has written. */
const STYLE = [
  { name: "eslint", args: [bin("eslint/bin/eslint.js"), ".", "--max-warnings=0"] },
  {
    name: "import rules",
    args: [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "src", "admin", "storefront-portal"],
  },
  { name: "prettier", args: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."] },
  { name: "openapi is current", args: [path.join(ROOT, "scripts/openapi.mjs"), "--check"] },
]

const runOne = async ({ name, args, npm, before, cwd = ROOT }) => {
  const file = args?.[0]
  if (file && !existsSync(file)) return { ok: false, output: `${path.relative(ROOT, file)} does not exist` }
  if (before) await run("npm", before, { cwd, env: baseEnv(), title: name })
  const [command, all] = npm ? ["npm", npm] : [process.execPath, args]
  const { code, output } = await run(command, all, { cwd, env: { ...baseEnv(), NODE_ENV: "test" }, title: name })
  return { ok: code === 0, output }
}

const AT_ONCE = 2

/** @returns results in the order of `checks` */
const runSome = async (checks) => {
  const waiting = checks.entries()
  const results = []
  const work = async () => {
    for (const [position, check] of waiting) {
      const started = Date.now()
      const { ok, output } = await runOne(check)
      process.stdout.write(`      ${ok ? "✓" : "✖"} ${check.name}\n`)
      if (!ok) process.stdout.write(`${output.trim()}\n`)
      const ms = Date.now() - started
      const failures = ok ? [] : [{ title: check.name, message: firstLines(output) }]
      results[position] = { name: check.name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, ms, failures }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

export const runChecks = async () => [...(await runSome(TYPES)), ...(await runSome(STYLE))]
