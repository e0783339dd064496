import type { MedusaContainer } from "@medusajs/framework/types"

export type SetupStepDefinition = {
  /** The admin has words for each: `setup.step.<id>` and `setup.hint.<id>`. */
  id: string
  /** Where in the admin it is done; null when it is done in the server's configuration. */
  href: string | null
  /** Asked of what is really there, not of what was clicked. */
  isDone: (container: MedusaContainer) => Promise<boolean>
}

/** Defines one step of the set-up checklist. A feature defines its own and adds it to src/workflows/setup-steps.ts. */
export const defineSetupStep = (step: SetupStepDefinition): SetupStepDefinition => step

/** The settings page; a section's id can follow as the hash. */
export const SETTINGS_PAGE = "/settings/client-portal"
