import type { SetupStepDefinition } from "../lib/setup-step"
import { emailProviderStep } from "../notices/provider"
import { automationsStep } from "./automation/setup-step"
import { noFailedJobsStep } from "./maintenance/setup-step"
import { stripeStep } from "./payment/setup-step"
import { firstShareStep } from "./portal-link/setup-step"
import { logoStep, shopInfoStep, stagesStep, termsStep } from "./settings/setup-steps"

/** The set-up checklist, in the order it is shown. */
export const setupSteps: SetupStepDefinition[] = [
  shopInfoStep,
  logoStep,
  termsStep,
  emailProviderStep,
  stagesStep,
  stripeStep,
  automationsStep,
  firstShareStep,
  noFailedJobsStep,
]
