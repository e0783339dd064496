import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { testEnv } from "./env"

/** The logs of all servers under test, by file. */
export const logTexts = (): Map<string, string> => {
  const logs = testEnv("TEST_LOG_DIR")
  const names = readdirSync(logs).filter((name) => name.endsWith(".log"))
  return new Map(names.map((name) => [name, readFileSync(path.join(logs, name), "utf8")]))
}

/** What they have written since `before`. */
export const loggedSince = (before: Map<string, string>): Map<string, string> =>
  new Map([...logTexts()].map(([name, text]) => [name, text.slice(before.get(name)?.length ?? 0)]))
