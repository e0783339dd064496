import { spawn, type ChildProcess } from "node:child_process"
import { createWriteStream } from "node:fs"

export interface CommandOptions {
  cwd: string
  env?: NodeJS.ProcessEnv
}

/** What the host's commands see: nothing of jest, and nothing of the plugin's own development. */
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

/** Starts a server; what it says goes to `log` for whoever looks for the cause of a failed test. */
export const serve = (
  program: string,
  args: string[],
  { cwd, env = hostEnv(), log }: CommandOptions & { log: string },
): Server => {
  const file = createWriteStream(log)
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  const take = (chunk: Buffer) => {
    file.write(chunk)
    output = (output + chunk.toString()).slice(-4000)
  }
  child.stdout.on("data", take)
  child.stderr.on("data", take)
  return { child, output: () => output }
}
