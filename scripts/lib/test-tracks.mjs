import { readFile, rm } from "node:fs/promises"
import path from "node:path"
import { baseEnv, ROOT, stateFolder } from "./env.mjs"
import { run } from "./processes.mjs"

const PROGRAM = path.join(ROOT, "scripts/test.mjs")

/**
 * Suites that run beside each other, each track with a server and a database of its own. Most of the time of a suite that
 * talks to a server is waiting: for a job, for a mail, for a page.
 */
const TRACKS = [["unit", "modules", "packed", "demo"], ["http"], ["workflows", "portal"]]

const width = Math.max(...TRACKS.map(([name]) => name.length))

/** Whole lines with the track's name in front, since the tracks' lines come in turn. */
const prefixed = (name) => {
  let rest = ""
  return (chunk) => {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) process.stdout.write(`${name.padEnd(width)} │ ${line}\n`)
  }
}

const runTrack = async (suites, { full, folder }) => {
  const [name] = suites
  const started = Date.now()
  const file = path.join(folder, `${name}.json`)
  await rm(file, { force: true })
  const args = [PROGRAM, "--only", suites.join(","), "--results", file, ...(full ? ["--full"] : [])]
  const { code } = await run(process.execPath, args, {
    ...{ cwd: ROOT, env: baseEnv(), title: `the tests of ${suites.join(", ")}` },
    onOutput: prefixed(name),
  })
  const results = JSON.parse(await readFile(file, "utf8").catch(() => "[]"))
  const isTold = results.some(({ failed }) => failed > 0)
  if (code === 0 || isTold) return results
  return [...results, { name: `end of ${name}`, passed: 0, failed: 1, skipped: 0, ms: Date.now() - started }]
}

/** @returns the results of all suites but the checks of types and style, which use every core themselves */
export const runTracks = async ({ full }) => {
  const folder = await stateFolder("tracks")
  return (await Promise.all(TRACKS.map((suites) => runTrack(suites, { full, folder })))).flat()
}
