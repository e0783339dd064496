/** Only http and https may become a link or a picture; `javascript:` and the like may not. */
export const isWebAddress = (value: string): boolean =>
  URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol)

/** @throws Error for an address that is not http(s) */
export const requireWebAddress = (value: string, what: string): string => {
  if (!isWebAddress(value)) throw new TypeError(`The address of a mail's ${what} must be http(s)`)
  return value
}
