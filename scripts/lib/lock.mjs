import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import path from "node:path"
import { sleep } from "./processes.mjs"
import { note } from "./progress.mjs"

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** The process that holds the lock, if any. */
export const holderOf = (file) => {
  try {
    return Number(readFileSync(file, "utf8")) || null
  } catch {
    return null
  }
}

const take = (file) => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 })
  try {
    const handle = openSync(file, "wx")
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (error.code !== "EEXIST") throw error
    return false
  }
}

/** Only one's own: the file may have gone and be another process's by now. */
const giveBack = (file) => {
  if (holderOf(file) === process.pid) rmSync(file, { force: true })
}

/** Takes the lock or says no; a lock whose holder is gone is free. The holder gives it back by ending. */
export const tryLock = (file) => {
  const holder = holderOf(file)
  if (holder && holder !== process.pid && !isAlive(holder)) rmSync(file, { force: true })
  if (!take(file)) return false
  process.once("exit", () => giveBack(file))
  return true
}

/** Lets one process at a time do `work`: two builds into one folder would each ship half of the other. */
export const exclusively = async (file, what, work) => {
  for (let waited = 0; !tryLock(file); waited++) {
    if (waited % 30 === 0) note(`waiting: another run is ${what}`)
    await sleep(1000)
  }
  try {
    return await work()
  } finally {
    giveBack(file)
  }
}
