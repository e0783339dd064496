import { MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"
import type { Money } from "../../contracts"

/**
 * Splits an amount over places in their order, each up to its room. Exact: what is given out and what is left add up.
 * @returns what each place gets (those that get nothing are left out), and what is left over
 */
export const allocate = <T>(
  amount: BigNumberInput,
  places: readonly { place: T; room: BigNumberInput }[],
): { shares: { place: T; amount: Money }[]; rest: Money } => {
  let rest = MathBN.convert(amount)
  const shares: { place: T; amount: Money }[] = []
  for (const { place, room } of places) {
    const share = MathBN.min(rest, MathBN.max(room, 0))
    if (MathBN.lte(share, 0)) continue
    shares.push({ place, amount: share.toFixed() })
    rest = MathBN.sub(rest, share)
  }
  return { shares, rest: rest.toFixed() }
}
