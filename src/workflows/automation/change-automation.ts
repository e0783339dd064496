import type { MedusaContainer } from "@medusajs/framework/types"
import {
  automationSettings,
  stageNoticeSettings,
  type UpdateNoticeSetting,
  type UpdateStageNotice,
} from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { findNotice } from "../../notices/find-notice"

/** @throws MedusaError not_found; not_allowed for a notice that is always sent */
const checkChangeable = (name: string): void => {
  if (findNotice(name).is_required) throw portalError("not_allowed", "This notice is always sent.")
}

/**
 * Sets how a notice is sent. It is read when a notice is about to be sent, so it counts for those that wait already.
 * @throws MedusaError not_found; not_allowed for a notice that is always sent
 */
export const changeAutomation = async (
  container: MedusaContainer,
  name: string,
  changes: UpdateNoticeSetting,
): Promise<void> => {
  checkChangeable(name)
  await portalServices(container).settings.saveEntry(automationSettings, name, changes)
}

/** Sends a notice as it was defined. @throws MedusaError not_found; not_allowed for a notice that is always sent */
export const resetAutomation = async (container: MedusaContainer, name: string): Promise<void> => {
  checkChangeable(name)
  await portalServices(container).settings.removeEntry(automationSettings, name)
}

/** Sets whether clients are told of a stage, and what. @throws MedusaError not_found for a stage that was removed */
export const changeStageNotice = async (
  container: MedusaContainer,
  stage_id: string,
  changes: UpdateStageNotice,
): Promise<void> => {
  const { settings } = portalServices(container)
  if (!(await settings.getStages()).some(({ id }) => id === stage_id))
    throw portalError("not_found", "This stage no longer exists.")
  await settings.saveEntry(stageNoticeSettings, stage_id, changes)
}
