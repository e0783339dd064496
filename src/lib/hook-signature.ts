import { createHmac, timingSafeEqual } from "node:crypto"

/** Carries `t=<unix seconds>,v1=<hex>`. */
export const SIGNATURE_HEADER = "x-client-portal-signature"

/** How old a signature may be: what was recorded earlier cannot be sent again. */
export const SIGNATURE_TOLERANCE_SECONDS = 300

const SHAPE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/

const hmac = (data: string | Buffer, secret: string): Buffer => createHmac("sha256", secret).update(data).digest()

/** Whether two texts are the same, in a time that does not tell where they differ. */
export const isSameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(hmac(one, "compare"), hmac(other, "compare"))

const signatureOf = (body: Buffer, seconds: string, secret: string): string =>
  hmac(Buffer.concat([Buffer.from(`${seconds}.`), body]), secret).toString("hex")

/** @param seconds a Unix time, as text */
export const isFresh = (seconds: string, now: Date): boolean =>
  Math.abs(now.getTime() / 1_000 - Number(seconds)) <= SIGNATURE_TOLERANCE_SECONDS

/** The header that a delivery to `/hooks/client-portal/…` is signed with: HMAC-SHA-256 over "<seconds>.<raw body>". */
export const signBody = (body: Buffer, secret: string, now: Date): string => {
  const seconds = String(Math.floor(now.getTime() / 1_000))
  return `t=${seconds},v1=${signatureOf(body, seconds, secret)}`
}

/** Whether a header can be the signature of some body, by its form and its time: to refuse others before a body is read. */
export const mayBeSignature = (header: string, now: Date): boolean => {
  const [, seconds] = SHAPE.exec(header) ?? []
  return seconds !== undefined && isFresh(seconds, now)
}

/** Whether this header signs exactly this body, within the last 300 seconds. */
export const isSignedBody = (body: Buffer, header: string, secret: string, now: Date): boolean => {
  const [, seconds, signature] = SHAPE.exec(header) ?? []
  if (seconds === undefined || signature === undefined) return false
  return isSameSecret(signature, signatureOf(body, seconds, secret)) && isFresh(seconds, now)
}
