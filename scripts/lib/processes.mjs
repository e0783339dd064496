import { spawn } from "node:child_process"
import { closeSync, createWriteStream, openSync } from "node:fs"
import { mkdir, readFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { Failure } from "./failure.mjs"

const FOLLOW = fileURLToPath(new URL("follow-parent.mjs", import.meta.url))
const running = new Set()
let isStopping = false

/** While all is being stopped, whatever still runs on must start nothing more: it waits until the process ends. */
const unlessStopping = () => (isStopping ? new Promise(() => undefined) : undefined)

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The last lines of a log, for the message of a failure. */
export const tail = async (file, lines = 30) => {
  const text = await readFile(file, "utf8").catch(() => "")
  return text.trimEnd().split("\n").slice(-lines).join("\n")
}

const signalGroup = (child, signal) => {
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== "ESRCH") child.kill(signal)
  }
}

/**
 * Starts a Node program in the background. It gets a process group of its own, so that a Ctrl-C at the terminal reaches
 * the launcher alone and things stop in order; and it ends by itself when the launcher is killed (follow-parent.mjs).
 */
export const startNode = async ({ name, args, cwd, env, log }) => {
  await unlessStopping()
  await mkdir(path.dirname(log), { recursive: true })
  // The program writes to the file itself. Through a pipe it would wait for the launcher to read each line, and a load
  // generator has other things to do.
  const output = openSync(log, "a")
  const child = spawn(process.execPath, ["--import", FOLLOW, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  })
  closeSync(output)
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })))
  const service = {
    name,
    log,
    child,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: async ({ signal = "SIGTERM", patience = 10_000 } = {}) => {
      if (service.isRunning()) {
        child.kill(signal)
        const late = Symbol("late")
        const first = await Promise.race([ended, sleep(patience).then(() => late)])
        if (first === late) signalGroup(child, "SIGKILL")
        await ended
      }
      running.delete(service)
    },
  }
  running.add(service)
  return service
}

/** Stops all that was started, newest first, so that a database outlives its users. */
export const stopAll = async () => {
  isStopping = true
  for (const service of [...running].reverse()) await service.stop()
}

/** Runs a program to its end; its output goes to the log, to `onOutput`, and line by line to `onLine`. */
export const run = async (command, args, { cwd, env = process.env, log, onLine, onOutput, title = command }) => {
  await unlessStopping()
  if (log) await mkdir(path.dirname(log), { recursive: true })
  const isNode = command === process.execPath
  const child = spawn(command, isNode ? ["--import", FOLLOW, ...args] : args, {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", ...(isNode ? ["ipc"] : [])],
  })
  const ended = new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Failure(`${title} could not be started: ${error.message}`)))
    child.once("close", (code, signal) => resolve({ code: code ?? 1, signal }))
  })
  const entry = {
    stop: async () => {
      signalGroup(child, "SIGTERM")
      await Promise.race([ended, sleep(10_000).then(() => signalGroup(child, "SIGKILL"))])
    },
  }
  running.add(entry)
  const file = log ? createWriteStream(log, { flags: "a" }) : null
  let output = ""
  const take = (chunk) => {
    file?.write(chunk)
    onOutput?.(chunk)
    output = (output + chunk).slice(-20_000)
    if (onLine) for (const line of String(chunk).split("\n")) if (line.trim()) onLine(line.trimEnd())
  }
  child.stdout.on("data", take)
  child.stderr.on("data", take)
  try {
    return { ...(await ended), output }
  } finally {
    running.delete(entry)
    file?.end()
  }
}

/** Asks until the address answers; gives up at once when the program behind it has ended. */
export const waitForHttp = async (url, service, { timeout = 120_000, expect = (status) => status < 500 } = {}) => {
  const deadline = Date.now() + timeout
  while (Date.now() < deadline) {
    if (!service.isRunning()) break
    const status = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status && expect(status)) return
    await sleep(200)
  }
  const why = service.isRunning() ? `did not answer at ${url} within ${timeout / 1000} s` : "ended while starting"
  throw new Failure(`${service.name} ${why}. The end of its log (${service.log}):\n${await tail(service.log)}`)
}

/**
 * Runs `work` so that whatever it started is stopped afterwards: when it ends, fails, or a signal arrives. A first
 * signal asks everything to stop in order; a later one changes nothing, since each stop is bounded in time.
 */
export const withCleanup = async (work) => {
  let interrupted = null
  const signalled = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, () => {
        if (!interrupted) process.stdout.write("\nStopping…\n")
        interrupted ??= signal
        isStopping = true
        resolve()
      })
    }
  })
  try {
    await Promise.race([work({ signalled }), signalled])
  } finally {
    await stopAll()
  }
  return interrupted
}
