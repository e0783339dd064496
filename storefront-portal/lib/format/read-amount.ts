/** What people put before or after a number: a currency's sign or letters. */
const AROUND = /^[\s\p{Sc}\p{L}]+|[\s\p{Sc}\p{L}]+$/gu
/** What stands between thousands and can be nothing else: spaces of any width, apostrophes, the Arabic sign. */
const BETWEEN = /[\s'’٬]/gu

/**
 * An amount as a person types it, as the exact decimal that the API takes ("1,250.5" and "1.250,5 €" are "1250.5"). A single
 * separator before three digits groups thousands where the reader's locale groups with it. Null for what is no amount.
 */
export function readAmount(text: string, locale: string): string | null {
  const typed = westernDigits(text.replace(AROUND, "").replace(BETWEEN, ""))
  if (!/^\d[\d.,]*$/.test(typed)) return null
  const at = Math.max(typed.lastIndexOf("."), typed.lastIndexOf(","))
  if (at === -1) return plain(typed, "")
  const separator = typed.charAt(at)
  const [whole, fraction] = [typed.slice(0, at), typed.slice(at + 1)]
  const isRepeated = whole.includes(separator)
  if (isRepeated || (fraction.length === 3 && separator === groupOf(locale))) return grouped(typed, separator)
  const others = separator === "." ? "," : "."
  const integer = grouped(whole, others)
  return integer === null || fraction === "" ? null : plain(integer, fraction)
}

/** Digits in groups of three, without their separators; null where they are grouped otherwise. */
function grouped(text: string, separator: string): string | null {
  const [first = "", ...groups] = text.split(separator)
  const isRegular = /^\d+$/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
  return isRegular && (groups.length === 0 || first.length <= 3) ? plain([first, ...groups].join(""), "") : null
}

const plain = (whole: string, fraction: string): string =>
  `${whole.replace(/^0+(?=\d)/, "")}${fraction === "" ? "" : `.${fraction}`}`

const groupOf = (locale: string): string | undefined =>
  new Intl.NumberFormat(locale).formatToParts(1_234_567).find(({ type }) => type === "group")?.value

/** Arabic-Indic and Persian digits and their decimal sign. */
function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ".")
}
