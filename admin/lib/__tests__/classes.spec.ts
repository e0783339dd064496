import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const ADMIN = path.join(__dirname, "../..")
/** A host's dashboard has the classes of Medusa's own pages; it does not look for those that a plugin uses. */
const STYLES = readFileSync(require.resolve("@medusajs/dashboard/css"), "utf8")

const sources = readdirSync(ADMIN, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".tsx") && !name.includes("__tests__"),
)

/** What stands behind `className=`: a string, or an expression in braces. */
const valueAt = (text: string, from: number): string => {
  const open = text[from]
  if (open === '"') return text.slice(from, text.indexOf('"', from + 1) + 1)
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++
    if (text[at] === "}" && --depth === 0) return text.slice(from, at + 1)
  }
  return ""
}

const classesIn = (text: string): string[] =>
  [...text.matchAll(/className=/g)]
    .map(({ index, 0: found }) => valueAt(text, index + found.length))
    // Texts that something is compared with are no classes.
    .map((value) => value.replace(/[!=]==\s*"[^"]*"/g, ""))
    .flatMap((value) => value.match(/"[^"]*"|`[^`]*`/g) ?? [])
    .flatMap((literal) =>
      literal
        .slice(1, -1)
        .replace(/\$\{[^}]*\}/g, " ")
        .split(/\s+/),
    )
    .filter((name) => /^-?[a-z][\w:/.[\]%-]*$/.test(name))

const selectorOf = (name: string): string => `.${name.replace(/[^\w-]/g, "\\$&")}`

it("every class of the admin is one that Medusa's dashboard has", () => {
  const unknown = sources.flatMap((name) =>
    classesIn(readFileSync(path.join(ADMIN, name), "utf8"))
      .filter((one) => !STYLES.includes(selectorOf(one)))
      .map((one) => `${name}: ${one}`),
  )
  expect(sources.length).toBeGreaterThan(50)
  expect(unknown).toEqual([])
})
