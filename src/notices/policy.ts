import type { MedusaContainer } from "@medusajs/framework/types"
import { automationSettings, type NoticeSetting, type UpdateNoticeSetting } from "../contracts"
import { portalServices } from "../lib/services"

/** What a notice's definition says of how it is sent. */
export type NoticePolicyDefinition = {
  name: string
  audience: "client" | "staff"
  default: { enabled: boolean; delay_minutes: number; checks_condition?: boolean }
  is_required?: boolean
}

/** As the notice was defined. Quiet hours are the clients' own: the rep's mails keep to the rep's preferences. */
export const defaultPolicy = ({ audience, default: given, is_required }: NoticePolicyDefinition): NoticeSetting => ({
  enabled: given.enabled,
  delay_minutes: given.delay_minutes,
  checks_condition: given.checks_condition ?? false,
  keeps_quiet_hours: audience === "client" && !is_required,
})

/** How the notice is sent: what staff chose, over its definition. A notice that is always sent takes no choice. */
export const policyOf = (
  definition: NoticePolicyDefinition,
  chosen: UpdateNoticeSetting | undefined,
): NoticeSetting => {
  const policy = defaultPolicy(definition)
  if (definition.is_required || !chosen) return policy
  const merged = { ...policy, ...chosen }
  return { ...merged, delay_minutes: Math.max(merged.delay_minutes, policy.delay_minutes) }
}

/** Read when a notice is about to be sent, so that a change counts at once. */
export const readPolicy = async (
  container: MedusaContainer,
  definition: NoticePolicyDefinition,
): Promise<NoticeSetting> => {
  if (definition.is_required) return defaultPolicy(definition)
  return policyOf(definition, (await portalServices(container).settings.get(automationSettings))[definition.name])
}
