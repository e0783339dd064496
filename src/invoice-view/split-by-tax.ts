import { MathBN } from "@medusajs/framework/utils"
import type { InvoiceLine, LineTax, Money } from "../contracts"
import { minorUnit, toMoney } from "../lib/money"
import { invoiceTotals } from "../modules/invoice/totals"

/** A part of an amount, with the taxes that it bears. */
export type TaxShare = { taxes: LineTax[]; amount: Money }

/** bignumber.js's ROUND_DOWN. */
const TOWARDS_ZERO = 1

type Amount = ReturnType<typeof MathBN.convert>
type Group = { taxes: LineTax[]; weight: Amount }

/** What the lines come to, with tax, by the taxes that they bear together. */
const groupsOf = (lines: readonly InvoiceLine[], currency: string): Group[] => {
  const groups = new Map<string, { taxes: LineTax[]; lines: InvoiceLine[] }>()
  for (const line of lines) {
    const key = JSON.stringify(line.taxes.map(({ name, rate, category }) => [name, rate, category]))
    const group = groups.get(key) ?? { taxes: line.taxes, lines: [] }
    group.lines.push(line)
    groups.set(key, group)
  }
  const weighed = [...groups.values()].map(({ taxes, lines: own }) => ({
    taxes,
    weight: MathBN.convert(invoiceTotals(own, currency).totals.total),
  }))
  const positive = weighed.filter(({ weight }) => weight.isGreaterThan(0))
  // Lines that come to nothing leave nothing to go by: the first taxes bear it all.
  return positive.length ? positive : weighed.slice(0, 1).map((group) => ({ ...group, weight: MathBN.convert(1) }))
}

/**
 * Divides an amount, tax included, over the taxes that lines bear, in proportion to what each comes to. The parts add up
 * to the amount exactly: what rounding leaves over goes, a minor unit each, to the parts that lost most by it.
 */
export const splitByTax = (lines: readonly InvoiceLine[], amount: Money, currency: string): TaxShare[] => {
  const groups = groupsOf(lines, currency)
  const whole = MathBN.sum(0, ...groups.map(({ weight }) => weight))
  const unit = MathBN.convert(minorUnit(currency))
  const units = MathBN.convert(amount).dividedBy(unit)
  const shares = groups.map(({ taxes, weight }, at) => {
    const exact = units.times(weight).dividedBy(whole)
    const floor = exact.integerValue(TOWARDS_ZERO)
    return { at, taxes, floor, lost: exact.minus(floor).abs() }
  })
  const left = units.minus(MathBN.sum(0, ...shares.map(({ floor }) => floor)))
  const step = left.isNegative() ? -1 : 1
  const lucky = new Set(
    [...shares]
      .sort((a, b) => b.lost.comparedTo(a.lost) || a.at - b.at)
      .slice(0, Math.abs(left.toNumber()))
      .map(({ at }) => at),
  )
  return shares
    .map(({ at, taxes, floor }) => ({
      taxes,
      amount: toMoney(floor.plus(lucky.has(at) ? step : 0).times(unit), currency),
    }))
    .filter((share) => !MathBN.eq(share.amount, 0))
}
