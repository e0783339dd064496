import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { Money } from "../../src/contracts"
import { formatMoney } from "../../src/messages/format-money"

/** The dashboard names its languages "ptBR"; Intl wants "pt-BR". */
const toLocale = (language: string): string => language.replace(/([a-z])([A-Z])/g, "$1-$2")

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const

const formatBytes = (count: number, locale: string): string => {
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(count, 1)) / 3), 0), BYTE_UNITS.length - 1)
  const unit = BYTE_UNITS[power] ?? "byte"
  const style = { style: "unit", unit, maximumFractionDigits: power > 1 ? 1 : 0 } as const
  return new Intl.NumberFormat(locale, style).format(count / 1000 ** power)
}

export function useFormat() {
  const { i18n } = useTranslation()
  const locale = toLocale(i18n.language)

  return useMemo(() => {
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
    const localDay = new Intl.DateTimeFormat(locale, { dateStyle: "medium" })
    // A calendar day has no zone: read and written in UTC, it stays the day it is.
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" })
    const shortDay = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" })
    const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" })
    const dayOfYear = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" })
    return {
      locale,
      bytes: (count: number) => formatBytes(count, locale),
      moment: (instant: string) => moment.format(new Date(instant)),
      /** The day of a moment by the reader's clock. */
      localDay: (instant: string) => localDay.format(new Date(instant)),
      /** As short as it stays clear, for tables: the time of a moment of today, otherwise its day. */
      recent: (instant: string, now = new Date()) => {
        const at = new Date(instant)
        if (at.toDateString() === now.toDateString()) return time.format(at)
        return at.getFullYear() === now.getFullYear() ? dayOfYear.format(at) : localDay.format(at)
      },
      /** A calendar day without its year, for the axis of a chart. */
      shortDay: (isoDay: string) => shortDay.format(new Date(`${isoDay}T00:00:00Z`)),
      day: (isoDay: string) => day.format(new Date(`${isoDay}T00:00:00Z`)),
      money: (amount: Money, currencyCode: string) => formatMoney(amount, currencyCode, locale),
    }
  }, [locale])
}

/** The end of a day as the staff member's own clock has it. */
export const endOfLocalDay = (isoDay: string): string => new Date(`${isoDay}T23:59:59.999`).toISOString()

export const localToday = (): string => {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export const orNull = (text: string): string | null => (text.trim() === "" ? null : text)
