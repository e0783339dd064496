import { readFile, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { ROOT } from "./env.mjs"
import { firstLines } from "./failure.mjs"
import { run } from "./processes.mjs"

const JEST = path.join(ROOT, "node_modules/jest/bin/jest.js")

/** Unit specs share nothing; all others share a server. More workers would need more memory than they save time. */
const MAX_WORKERS = 4

/** A worker keeps something of every file that it has run. One that holds this much gives way to a new one. */
const WORKER_MEMORY = "1GB"

const workersFor = (type) =>
  type === "unit"
    ? [`--maxWorkers=${Math.min(MAX_WORKERS, os.availableParallelism())}`, `--workerIdleMemoryLimit=${WORKER_MEMORY}`]
    : ["--runInBand"]

const readReport = async (file) => {
  const text = await readFile(file, "utf8").catch(() => null)
  return text ? JSON.parse(text) : null
}

/**
 * @param report what jest wrote for `--json`
 * @returns each failed test, or file that did not load, with where it is and the beginning of its message
 */
export const failuresOf = (report) =>
  report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name)
    const failed = assertionResults.filter((one) => one.status === "failed")
    if (failed.length) {
      return failed.map((one) => ({
        title: `${file} › ${one.fullName}`,
        message: firstLines(one.failureMessages.join("\n")),
      }))
    }
    return status === "failed" ? [{ title: file, message: firstLines(message) }] : []
  })

/**
 * Runs one kind of spec. A spec file that does not even load counts as one failure, and so does a run that ends badly
 * without saying why: the sum must never look better than the run was.
 */
export const runJest = async (type, { folder, env, extra = [] }) => {
  const reportFile = path.join(folder, `jest-${type}.json`)
  await rm(reportFile, { force: true })
  const args = [
    "--experimental-vm-modules",
    JEST,
    ...workersFor(type),
    "--passWithNoTests",
    "--json",
    `--outputFile=${reportFile}`,
    ...extra,
  ]
  const { code } = await run(process.execPath, args, {
    cwd: ROOT,
    title: `jest ${type}`,
    env: { ...env, TEST_TYPE: type, NODE_ENV: "test", TZ: "UTC", FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
    onOutput: (chunk) => process.stdout.write(chunk),
  })
  const report = await readReport(reportFile)
  const passed = report?.numPassedTests ?? 0
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0)
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const failures = report ? failuresOf(report) : []
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, failures }
}
