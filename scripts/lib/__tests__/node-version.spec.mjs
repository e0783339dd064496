import { readFileSync } from "node:fs"
import { requireNode } from "../node-version.mjs"

const read = (file) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8")
const { engines } = JSON.parse(read("package.json"))

describe("the Node version", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "23.0.0", "24.1.0"])("%s is enough", (version) => {
    expect(() => requireNode(version)).not.toThrow()
  })

  it.each(["18.20.0", "20.18.3", "21.7.0", "22.11.0"])("%s is refused, with what is needed", (version) => {
    expect(() => requireNode(version)).toThrow(`Node ${version} is too old. Please install Node 20.19`)
  })

  it("that is asked for is the same to npm, to Medusa and to the reader", () => {
    const medusa = JSON.parse(read("node_modules/@medusajs/framework/package.json"))
    expect(engines.node).toBe(medusa.engines.node)
    expect(JSON.parse(read("package-lock.json")).packages[""].engines).toEqual(engines)
    for (const file of ["README.md", "CONTRIBUTING.md"]) {
      expect(read(file)).toContain("Node 20.19 or newer (of Node 22: 22.12 or newer)")
    }
  })
})
