import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { IntlMessageFormat } from "intl-messageformat"
import { catalogues, isMessageKey } from ".."
import { en } from "../en"

const root = join(__dirname, "../../..")
const USERS = [
  "src",
  "admin",
  ...["app", "browser", "components", "lib"].map((folder) => `storefront-portal/${folder}`),
]

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("__tests__"))
    .map((file) => join(root, folder, file))

const keysOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^ {2}"?([\w.]+)"?:/gm)].map((match) => match[1] ?? "")

const features = filesIn("src/messages/en").filter((file) => !file.endsWith("index.ts"))

it("no key stands in two files, and no file is left out of the catalogue", () => {
  const keys = features.flatMap(keysOf)
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.toSorted()).toEqual(Object.keys(en).toSorted())
})

it("every message is used, whether its key is written out or put together", () => {
  const sources = USERS.flatMap(filesIn)
    .filter((file) => !file.includes("/src/messages/"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n")
  const literals = new Set([...sources.matchAll(/["'`]([\w.]+)["'`]/g)].map((match) => match[1]))
  const patterns = [...sources.matchAll(/`((?:[\w.]+\.\$\{|\$\{[^`]*?\}\.)[^`]*)`/g)].map(
    ([, template = ""]) => new RegExp(`^${template.replaceAll(".", "\\.").replace(/\$\{.*?\}/g, "[\\w.]+")}$`),
  )
  const unused = Object.keys(en).filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
  expect(unused).toEqual([])
})

it.each(Object.entries(catalogues))(
  "%s: every message compiles and names the values that the English one names",
  (language, catalogue) => {
    const namesIn = (message: string) => new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))
    for (const [key, message] of Object.entries(catalogue)) {
      expect(() => new IntlMessageFormat(message, language, undefined, { ignoreTag: true })).not.toThrow()
      if (!isMessageKey(key)) throw new Error(`"${key}" is not an English key`)
      expect([key, namesIn(message)]).toEqual([key, namesIn(en[key])])
    }
  },
)
