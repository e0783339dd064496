import { mkdtemp, readFile, rm, stat } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PersonalDataExport } from "../../src/contracts"
import personalData from "../../src/scripts/personal-data"
import { shareOrderWorkflow } from "../../src/workflows"
import { shareInput } from "./support/inputs"
import type { World } from "./support/world"

const EMAIL = shareInput({ order_id: "" }).recipient.email

export const describePersonalDataCommand = (world: World): void => {
  /** Output and exit code of the command. */
  const run = async (...args: string[]) => {
    const logger: Logger = world.container.resolve(ContainerRegistrationKeys.LOGGER)
    const said: string[] = []
    const note = (words: unknown): void => void said.push(String(words))
    const spies = [
      jest.spyOn(logger, "info").mockImplementation(note),
      jest.spyOn(logger, "error").mockImplementation(note),
    ]
    try {
      await personalData({ container: world.container, args })
      return { said: said.join("\n"), code: process.exitCode ?? 0 }
    } finally {
      process.exitCode = undefined
      for (const spy of spies) spy.mockRestore()
    }
  }

  describe("the command for personal data", () => {
    let folder: string
    let link_id: string

    beforeEach(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), "client-portal-person-"))
      const { result } = await shareOrderWorkflow(world.container).run({
        input: shareInput({ order_id: world.order.id }),
      })
      link_id = result.id
    })
    afterEach(() => rm(folder, { recursive: true, force: true }))

    const exported = async () => {
      const file = path.join(folder, "person.json")
      const { said, code } = await run("export", EMAIL.toUpperCase(), file)
      const content = await readFile(file, "utf8")
      return { said, code, content, mode: (await stat(file)).mode & 0o777 }
    }
    const partsIn = (content: string): PersonalDataExport["parts"] => JSON.parse(content).parts

    it("exports everything about a person to a file that only its owner reads", async () => {
      const { said, code, content, mode } = await exported()
      expect([code, mode]).toEqual([0, 0o600])
      const parts = partsIn(content)
      const entries = parts.reduce((sum, { rows }) => sum + rows.length, 0)
      expect(said).toBe(`exported ${entries} entries to ${path.join(folder, "person.json")}`)
      expect(parts.find(({ id }) => id === "links")?.rows).toMatchObject([{ recipient_email: EMAIL }])
      expect(content).not.toMatch(/cp[lps]_/)
    })

    it("erases it, and says what is gone and what stays", async () => {
      const { said, code } = await run("erase", EMAIL, EMAIL, "asked", "for", "by", "letter")
      expect([code, said]).toEqual([0, expect.stringContaining("erased links: 1")])
      expect((await world.services.tokens.getLink(link_id)).revoked_at).not.toBeNull()
      expect(partsIn((await exported()).content).filter(({ kept }) => kept === null)).toEqual([])
    })

    it.each([
      ["nothing", [], "Nothing to do."],
      ["another action", ["print", EMAIL], "Unknown action: print."],
      ["no address", ["export", "anna", "person.json"], "email: "],
      ["no file", ["export", EMAIL], "Please name the file"],
      ["an address that is typed differently", ["erase", EMAIL, "anne@example.com", "asked for"], "confirm: "],
      ["no reason", ["erase", EMAIL, EMAIL], "reason: "],
    ])("refuses %s, says how it is called, and changes nothing", async (_, args, words) => {
      const { said, code } = await run(...args)
      expect([code, said]).toEqual([1, expect.stringContaining(words)])
      expect(said).toContain("medusa exec <this file> erase")
      expect((await world.services.tokens.getLink(link_id)).revoked_at).toBeNull()
    })
  })
}
