import "server-only"
import { PortalApiError } from "@client/index"
import type { GiveChecklist } from "@contracts/checklist"
import { checklistProblem, type ChecklistProblem } from "@/lib/errors/checklist-problem"
import { ApiUnreachable, portalApi } from "./api"

/** @returns null when the shop has it */
export async function giveItem(session: string, body: GiveChecklist): Promise<ChecklistProblem | "no_session" | null> {
  try {
    await (await portalApi()).giveChecklist({ session, body })
    return null
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    return error.status === 401 ? "no_session" : checklistProblem(error.code)
  }
}
