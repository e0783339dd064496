/** Titles and company forms: a name with one of these is not cut to its first word. */
const NOT_FIRST = /^(?:dr|mr|mrs|ms|miss|prof|sir|rev|herr|frau|mme|m|sr|sra)\.?$|[\d.&@]/i
const COMPANY = /(?:^|\s)(?:inc|llc|ltd|gmbh|ag|co|corp|plc|sarl|bv|school|team|office|shop|club)\.?$/i

/** How a person is addressed: "Priya" for "Priya Nair". A name that may not be a person's stays whole. */
export const firstName = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const [first = ""] = words
  const isPersonal = words.length > 1 && words.length < 5 && !NOT_FIRST.test(first) && !COMPANY.test(name)
  return isPersonal ? first : name.trim()
}
