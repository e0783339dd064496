/** Carriers that the portal knows by name. A shop may add others in its settings under ids of their own. */
export type KnownCarrier =
  "ups" | "usps" | "fedex" | "dhl_express" | "dhl_ecommerce" | "dhl" | "dpd" | "gls" | "royal_mail" | "evri"

/**
 * What a tracking number says about its carrier. `certain`: its form and check digit belong to one carrier alone.
 * `candidates`: carriers that use numbers of this form, likeliest first; none for a form that no known carrier uses.
 */
export type Recognition = { certain: KnownCarrier } | { candidates: readonly KnownCarrier[] }

/** USPS prints the destination's ZIP code before the number of a parcel. Numbers of parcels begin with 9. */
const ZIP_PREFIX = /^420(?:\d{5}|\d{9})(9\d{21})$/

/**
 * A tracking number as carriers compare it: upper case, without spaces and hyphens, and without the ZIP code that USPS
 * prints before it. Two texts with the same key are the same parcel. The database's `portal_tracking_key` does the same.
 */
export const trackingKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(ZIP_PREFIX, "$1")

const digitsOf = (text: string): number[] => [...text].map(Number)

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  digits.reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0)

/** The last digit brings the sum, counted from the right with weights 1, 3, 1, 3 …, to a multiple of ten. */
const endsInMod10 = (number: string): boolean => weighted(digitsOf(number).reverse(), [1, 3]) % 10 === 0

/** UPS: letters count as (code − 63) mod 10, every second sign of the fifteen before the check digit counts twice. */
const isUps = (key: string): boolean => {
  const body = key.slice(2, -1)
  const values = [...body].map((sign) => (/\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10))
  return (10 - (weighted(values, [1, 2]) % 10)) % 10 === Number(key.at(-1))
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** UPU S10: eight digits and a check digit, mod 11. */
const isS10 = (digits: string): boolean => {
  const rest = 11 - (weighted(digitsOf(digits.slice(0, 8)), S10_WEIGHTS) % 11)
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(digits.at(-1))
}

/** Whose numbers an S10 number's country stands for. The operator of any other country is not known by name. */
const POSTAL_OPERATORS: Readonly<Record<string, KnownCarrier>> = { US: "usps", GB: "royal_mail", DE: "dhl" }

const fedex12 = (key: string): boolean =>
  (weighted(digitsOf(key.slice(0, 11)), [3, 1, 7]) % 11) % 10 === Number(key.at(-1))

const dhlExpress = (key: string): boolean => Number(key.slice(0, 9)) % 7 === Number(key.at(-1))

const certain = (carrier: KnownCarrier): Recognition => ({ certain: carrier })
const candidates = (...carriers: KnownCarrier[]): Recognition => ({ candidates: carriers })

/** Digits alone are also order numbers: a check digit narrows the choice, and decides nothing. */
const byDigits = (key: string): Recognition => {
  switch (key.length) {
    case 10:
      return dhlExpress(key) ? candidates("dhl_express") : candidates()
    case 11:
      return candidates("gls")
    case 12:
      return fedex12(key) ? candidates("fedex", "dhl", "gls") : candidates("dhl", "gls")
    case 14:
      return candidates("dpd")
    case 15:
      return endsInMod10(key) ? candidates("fedex", "dpd") : candidates("dpd")
    case 16:
      return candidates("evri")
    case 20:
      return endsInMod10(key) ? candidates("usps", "dhl") : candidates("dhl")
    default:
      return candidates()
  }
}

const byPattern = (key: string): Recognition => {
  if (/^1Z[A-Z0-9]{15}\d$/.test(key)) return isUps(key) ? certain("ups") : candidates("ups")
  const [, s10, country] = /^[A-Z]{2}(\d{9})([A-Z]{2})$/.exec(key) ?? []
  if (s10 !== undefined && country !== undefined) {
    const operator = POSTAL_OPERATORS[country]
    if (!operator) return candidates()
    return isS10(s10) ? certain(operator) : candidates(operator)
  }
  // Mailers that hand parcels over to USPS print numbers of their own in USPS's form, with its check digit.
  if (/^92\d{20}$/.test(key))
    return endsInMod10(key) ? candidates("usps", "fedex", "ups", "dhl_ecommerce") : candidates()
  if (/^9[345]\d{20}$/.test(key)) return endsInMod10(key) ? certain("usps") : candidates("usps")
  if (/^96\d{20}$/.test(key)) return candidates("fedex")
  if (/^JJ?D\d{16,20}$/.test(key)) return candidates("dhl")
  if (/^GM\d{16,20}$/.test(key)) return candidates("dhl_ecommerce")
  if (/^T\d{10}$/.test(key)) return candidates("ups")
  if (/^H[A-Z0-9]{15}$/.test(key)) return candidates("evri")
  return /^\d+$/.test(key) ? byDigits(key) : candidates()
}

/**
 * The carrier of a tracking number. Formats collide, and a wrong digit happens: a carrier is `certain` only where form and
 * check digit rule out all others. Everything else is for staff to choose.
 */
export const recognizeCarrier = (text: string): Recognition => byPattern(trackingKey(text))
