import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type ApproveBy, proofSettings, type ProofState } from "../contracts"
import { portalServices } from "../lib/services"
import { approveByOf, type LeadTimes } from "./approve-by"

/** What the approve-by moments of an order follow from, beside its own date. */
export type Deadlines = { times: LeadTimes; now: Date }

/** The shop's lead times, and the database's time: a page is read again by its clock (`portal_freshness_proofs`). */
export const readDeadlines = async (container: MedusaContainer): Promise<Deadlines> => {
  const { settings } = portalServices(container)
  const [rules, { time_zone }, { rows }] = await Promise.all([
    settings.get(proofSettings),
    settings.getShop(),
    container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw<{ rows: [{ now: Date }] }>("SELECT clock_timestamp() AS now"),
  ])
  return { times: { ...rules, time_zone }, now: rows[0].now }
}

/** Until when a proof has to be approved; null once it no longer waits, without an in-hands date, and for a canceled order. */
export const deadlineOf = (
  deadlines: Deadlines | null,
  proof: { state: ProofState; method: string | null },
  { in_hands_date }: { in_hands_date: string | null },
  { status }: { status: string },
): ApproveBy | null =>
  deadlines === null || status === "canceled" ? null : approveByOf(proof, in_hands_date, deadlines.times, deadlines.now)
