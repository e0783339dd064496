import { writeFile } from "node:fs/promises"
import type { ExecArgs, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "zod"
import { SYSTEM_ACTOR } from "../contracts"
import { erasePersonSchema, personSchema } from "../contracts/personal-data"
import { erasePersonWorkflow } from "../workflows/privacy/erase-person"
import { exportPerson } from "../workflows/privacy/export-person"

const USAGE = `
  medusa exec <this file> export <email> <file.json>     writes everything that is kept about a person to the file
  medusa exec <this file> erase <email> <email> <reason> erases it; the address has to be typed twice`

/** Ends the command with what is wrong and how it is called. */
const refuse = (logger: Logger, problem: string): void => {
  logger.error(`${problem}${USAGE}`)
  process.exitCode = 1
}

const problemsOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n")

/** To a file: on the terminal it would stand among Medusa's own lines. Only its owner may read a file that is made. */
const exportTo = async (container: MedusaContainer, logger: Logger, [email, file]: string[]): Promise<void> => {
  const person = personSchema.safeParse({ email })
  if (!person.success) return refuse(logger, problemsOf(person.error))
  if (file === undefined) return refuse(logger, "Please name the file that the export is written to.")
  const exported = await exportPerson(container, person.data.email)
  await writeFile(file, `${JSON.stringify(exported, null, 2)}\n`, { mode: 0o600 })
  const entries = exported.parts.reduce((sum, { rows }) => sum + rows.length, 0)
  logger.info(`exported ${entries} entries to ${file}`)
}

const erase = async (container: MedusaContainer, logger: Logger, args: string[]): Promise<void> => {
  const [email, confirm, ...reason] = args
  const input = erasePersonSchema.safeParse({ email, confirm, reason: reason.join(" ") })
  if (!input.success) return refuse(logger, problemsOf(input.error))
  const { result } = await erasePersonWorkflow(container).run({ input: { ...input.data, actor: SYSTEM_ACTOR } })
  for (const { id, rows } of result.erased) logger.info(`erased ${id}: ${rows}`)
  for (const { id, rows, reason: why } of result.kept) logger.info(`kept ${id}: ${rows}. ${why}`)
}

/** Exports or erases what is kept about a person (docs/guides/privacy.md). */
export default async function personalData({ container, args: [action, ...args] }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  switch (action) {
    case "export":
      return await exportTo(container, logger, args)
    case "erase":
      return await erase(container, logger, args)
    default:
      return refuse(logger, action === undefined ? "Nothing to do." : `Unknown action: ${action}.`)
  }
}
