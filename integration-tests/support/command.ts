import { spawn, type ChildProcess } from "node:child_process"
import { createWriteStream } from "node:fs"
import { GiveUp, waitFor } from "./wait"

export const npm = process.platform === "win32" ? "npm.cmd" : "npm"

export interface CommandOptions {
  cwd: string
  env?: NodeJS.ProcessEnv
}

/** What a person's own commands see: nothing of jest, and nothing of the plugin's own development. */
export const hostEnv = (extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  const npm = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^npm_config_|_proxy$/i.test(name)))
  return { PATH, HOME, TMPDIR, LANG, ...npm, TZ: "UTC", MEDUSA_DISABLE_TELEMETRY: "true", ...extra }
}

/** Runs a command to its end and gives its output; the output's end is the message of a failure. */
export const command = (program: string, args: string[], { cwd, env = hostEnv() }: CommandOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    const take = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on("data", take)
    child.stderr.on("data", take)
    child.once("error", reject)
    child.once("close", (code) => {
      if (code === 0) return resolve(output)
      reject(new Error(`${program} ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`))
    })
  })

export interface Server {
  child: ChildProcess
  output: () => string
}

/**
 * Starts a server; what it says goes to `log` for whoever looks for the cause of a failed test. `isGroup` gives it a
 * process group of its own, as a terminal does.
 */
export const serve = (
  program: string,
  args: string[],
  { cwd, env = hostEnv(), log, isGroup = false }: CommandOptions & { log: string; isGroup?: boolean },
): Server => {
  const file = createWriteStream(log)
  const child = spawn(program, args, { cwd, env, detached: isGroup, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  const take = (chunk: Buffer) => {
    file.write(chunk)
    output = (output + chunk.toString()).slice(-4000)
  }
  child.stdout.on("data", take)
  child.stderr.on("data", take)
  return { child, output: () => output }
}

export const hasEnded = ({ child }: Server): boolean => child.exitCode !== null || child.signalCode !== null

/** Waits until the server answers; what it said last is the message should it end instead. */
export const answering = async (server: Server, url: string, what: string): Promise<void> => {
  await waitFor(
    async () => {
      if (hasEnded(server)) throw new GiveUp(`${what} ended while starting:\n${server.output()}`)
      return (await fetch(url)).ok
    },
    { timeout: 120_000, every: 250, what: `the start of ${what}` },
  )
}

export const stop = async (server: Server): Promise<void> => {
  if (hasEnded(server)) return
  const ended = new Promise((resolve) => server.child.once("exit", resolve))
  server.child.kill("SIGTERM")
  const timer = setTimeout(() => server.child.kill("SIGKILL"), 10_000)
  await ended
  clearTimeout(timer)
}
