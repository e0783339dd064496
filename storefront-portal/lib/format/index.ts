import "server-only"
import { headers } from "next/headers"
import type { Shop } from "@contracts/shop"
import { isolate } from "@messages/isolate"
import { localesFor, type Locales } from "./locale"

export interface Format {
  money(amount: string, currency: string): string
  number(value: number): string
  /** A calendar day without a zone. */
  day(value: string): string
  /** A moment as a day in the shop's zone, and with its time and zone. */
  date(instant: string): string
  moment(instant: string): string
  /** "a, b and c", the way the words' language puts it. */
  list(parts: string[]): string
}

/** How this client reads numbers and dates. */
export async function formatFor(shop: Pick<Shop, "locale" | "time_zone">): Promise<Format> {
  return createFormat(localesFor((await headers()).get("accept-language"), shop.locale), shop.time_zone)
}

export function createFormat(locales: Locales, timeZone: string): Format {
  const numbers = new Intl.NumberFormat(locales.numbers, { maximumFractionDigits: 6 })
  const days = new Intl.DateTimeFormat(locales.words, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  })
  const dates = new Intl.DateTimeFormat(locales.words, { day: "numeric", month: "short", year: "numeric", timeZone })
  const moments = new Intl.DateTimeFormat(locales.words, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  })
  const lists = new Intl.ListFormat(locales.words, { style: "long", type: "conjunction" })
  const money = moneyFormat(locales.numbers)
  return {
    money,
    number: (value) => numbers.format(value),
    day: (value) => days.format(new Date(`${value}T00:00:00Z`)),
    date: (instant) => dates.format(new Date(instant)),
    moment: (instant) => moments.format(new Date(instant)),
    list: (parts) => lists.format(parts),
  }
}

/**
 * Amounts stay exact strings all the way: Intl takes them as they are. A price finer than its currency's smallest coin
 * (7.125 a piece) keeps its digits, since rounding would show a sum that does not add up.
 */
function moneyFormat(locale: string): Format["money"] {
  const byDigits = new Map<string, Intl.NumberFormat>()
  return (amount, currency) => {
    const exact = trimZeros(amount)
    if (!isDecimal(exact)) return `${amount} ${currency.toUpperCase()}`
    const digits = exact.split(".")[1]?.length ?? 0
    const key = `${currency}/${digits}`
    let format = byDigits.get(key)
    if (!format) {
      const plain = new Intl.NumberFormat(locale, { style: "currency", currency })
      const usual = plain.resolvedOptions().maximumFractionDigits ?? 2
      format =
        digits > usual
          ? new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: Math.min(digits, 20) })
          : plain
      byDigits.set(key, format)
    }
    return isolate(format.format(exact))
  }
}

function trimZeros(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount
}

function isDecimal(amount: string): amount is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(amount)
}

/** Comparisons that need no arithmetic, so that no amount passes through a float. */
export const isZero = (amount: string): boolean => /^-?0+(\.0+)?$/.test(amount)
export const isNegative = (amount: string): boolean => amount.startsWith("-") && !isZero(amount)
export const sameAmount = (a: string, b: string): boolean => trimZeros(a) === trimZeros(b)
export const withoutSign = (amount: string): string => amount.replace(/^-/, "")
