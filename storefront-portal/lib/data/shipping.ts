import "server-only"
import { PortalApiError } from "@client/index"
import type { CheckAddress } from "@contracts/shipping/address-check"
import { addressProblem, type AddressProblem } from "@/lib/errors/address-problem"
import { ApiUnreachable, portalApi } from "./api"

/** @returns null when the shop has it */
export async function answerAddress(
  session: string,
  body: CheckAddress,
): Promise<AddressProblem | "no_session" | null> {
  try {
    await (await portalApi()).checkAddress({ session, body })
    return null
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    return error.status === 401 ? "no_session" : addressProblem(error.code)
  }
}
