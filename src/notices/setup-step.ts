import { defineSetupStep } from "../lib/setup-step"
import { hasEmailProvider } from "./provider"

/** Without a provider of the `email` channel no mail is sent. */
export const emailProviderStep = defineSetupStep({ id: "email_provider", href: null, isDone: hasEmailProvider })
