import { MedusaError } from "@medusajs/framework/utils"

const WRITE = /^(create|update|delete|softDelete|restore|upsert)[A-Z]/

/**
 * Makes every write that `MedusaService` generates for its models throw. Rows of a guarded table come from the service's
 * own methods, which write evidence in the same transaction; a generated update would leave rows that do not verify.
 * @param generated what `MedusaService` returned, before it is extended
 */
export const refuseGeneratedWrites = (generated: { prototype: object }): void => {
  const { prototype } = generated
  for (const name of Object.getOwnPropertyNames(prototype).filter((key) => WRITE.test(key))) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value: async () => {
        throw new MedusaError(
          MedusaError.Types.NOT_ALLOWED,
          `${name} is disabled: requests, decisions and evidence are written with their evidence, by the portal's workflows.`,
        )
      },
    })
  }
}
