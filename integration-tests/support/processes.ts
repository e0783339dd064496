import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"

interface Running {
  pid: number
  parent: number
}

const ENDED = "Z"

/** Small images have no `ps`, other systems no `/proc`. */
const table = (): string[] =>
  process.platform === "linux"
    ? readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .map(statOf)
    : execFileSync("ps", ["-A", "-o", "pid=,stat=,ppid="], { encoding: "utf8" }).split("\n")

/** "pid state parent"; the program's name stands between pid and state, in brackets, and may hold anything. */
const statOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/\(.*\)/s, "")
  } catch {
    return ""
  }
}

const running = (): Running[] =>
  table()
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, state]) => pid && !state?.startsWith(ENDED))
    .map(([pid, , parent]) => ({ pid: Number(pid), parent: Number(parent) }))

/** All that a process has started, and what that has started. */
export const descendantsOf = (pid: number): number[] => {
  const all = running()
  const below = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)])
  return below(pid)
}

export const stillRunning = (pids: readonly number[]): number[] => {
  const alive = new Set(running().map(({ pid }) => pid))
  return pids.filter((pid) => alive.has(pid))
}
