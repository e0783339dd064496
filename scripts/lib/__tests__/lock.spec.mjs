import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"

const LOCK = new URL("../lock.mjs", import.meta.url).href
/** A process that is surely alive, and none of those that take the lock here. */
const OTHER = String(process.pid)

let folder
let file
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "client-portal-lock-"))
  file = path.join(folder, "a.lock")
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `code` to its end in a process of its own, with `lock.mjs` and the lock's file at hand. */
const inProcess = (code) => {
  const source = `
    import { writeFileSync } from "node:fs"
    import { exclusively, tryLock } from ${JSON.stringify(LOCK)}
    const file = ${JSON.stringify(file)}
    const takenByAnother = () => writeFileSync(file, ${JSON.stringify(OTHER)})
    ${code}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", source], {
    encoding: "utf8",
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  return stdout.trim()
}

describe("a lock", () => {
  it("is given back by ending, and by the end of the work", () => {
    expect(inProcess("console.log(tryLock(file))")).toBe("true")
    expect(existsSync(file)).toBe(false)
    inProcess('await exclusively(file, "working", async () => {})')
    expect(existsSync(file)).toBe(false)
  })

  it("that another process has taken meanwhile stays that process's", () => {
    inProcess("tryLock(file); takenByAnother()")
    expect(readFileSync(file, "utf8")).toBe(OTHER)
    rmSync(file)
    inProcess('await exclusively(file, "working", async () => takenByAnother())')
    expect(readFileSync(file, "utf8")).toBe(OTHER)
  })

  it("is refused while its holder lives", () => {
    inProcess("takenByAnother()")
    expect(inProcess("console.log(tryLock(file))")).toBe("false")
    expect(readFileSync(file, "utf8")).toBe(OTHER)
  })
})
