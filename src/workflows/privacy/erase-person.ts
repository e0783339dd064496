import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { ErasedPerson } from "../../contracts"
import type { Erasure } from "../../lib/personal-data"
import { findPerson } from "./find-person"
import { personalData } from "./registry"

export type ErasePersonInput = Erasure & { email: string }

/**
 * Not undone: what is erased is gone. Each part is a transaction of its own, and links come last: after a failure the same
 * call goes on where it stopped.
 */
const erasePersonStep = createStep("erase-portal-person", async (input: ErasePersonInput, { container }) => {
  const { email, ...erasure } = input
  const person = await findPerson(container, email)
  const erased: ErasedPerson = { erased: [], kept: [] }
  for (const part of personalData) {
    if ("kept" in part) {
      const rows = (await part.read(container, person)).length
      if (rows > 0) erased.kept.push({ id: part.id, rows, reason: part.kept })
      continue
    }
    const rows = await part.erase(container, person, erasure)
    if (rows > 0) erased.erased.push({ id: part.id, rows })
  }
  const rows = erased.erased.reduce((sum, part) => sum + part.rows, 0)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`client-portal: ${erasure.actor.id} erased what was kept about a person (${rows} rows)`)
  return new StepResponse(erased)
})

/**
 * Erases what is kept about a person, by their e-mail address: names, words and addresses go, their links end. What was
 * decided, signed and issued stays, and its evidence verifies as before. Medusa's own rows, such as the customer and their
 * orders, are not touched.
 */
export const erasePersonWorkflow = createWorkflow(
  "erase-portal-person",
  (input: ErasePersonInput) => new WorkflowResponse(erasePersonStep(input)),
)
