import { createHmac, createPublicKey, type KeyObject, verify } from "node:crypto"
import { isFresh, isSameSecret } from "./hook-signature"

/*
 * How services that post to the portal sign, where they have a scheme of their own.
 */

const hexHmac = (data: string | Buffer, secret: string): string =>
  createHmac("sha256", secret).update(data).digest("hex")

/** Carries `hmac-sha256-hex=<hex>`. */
export const EASYPOST_SIGNATURE_HEADER = "x-hmac-signature"

const EASYPOST_SHAPE = /^hmac-sha256-hex=([0-9a-f]{64})$/

/** Whether a header has the form of a signature of EasyPost's. */
export const mayBeEasypostSignature = (header: string): boolean => EASYPOST_SHAPE.test(header)

/**
 * Whether EasyPost signed exactly this body: HMAC-SHA-256 with the webhook's secret in Unicode form NFKD. The signature has
 * no time; an event that is sent again is known by its id and changes nothing.
 */
export const isSignedByEasypost = (body: Buffer, header: string, secret: string): boolean => {
  const [, signature] = EASYPOST_SHAPE.exec(header) ?? []
  return signature !== undefined && isSameSecret(signature, hexHmac(body, secret.normalize("NFKD")))
}

/** Whether Mailgun signed this: HMAC-SHA-256 over timestamp and token. It does not cover the body, which TLS does. */
export const isSignedByMailgun = (
  { timestamp, token, signature }: { timestamp: string; token: string; signature: string },
  signing_key: string,
  now: Date,
): boolean => isSameSecret(signature, hexHmac(timestamp + token, signing_key)) && isFresh(timestamp, now)

/** The key that SendGrid shows for a signed Event Webhook: base64 of its DER form. Null for what is none. */
export const sendgridKey = (text: string): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" })
  } catch {
    return null
  }
}

export type SendgridSignature = { signature: string; timestamp: string }

/** Whether headers have the form of a signature of SendGrid's. */
export const mayBeSendgridSignature = ({ signature, timestamp }: SendgridSignature): boolean =>
  /^\d{1,12}$/.test(timestamp) && /^[A-Za-z0-9+/]{40,200}={0,2}$/.test(signature)

/**
 * Whether SendGrid signed exactly this body: ECDSA over timestamp and body. An event that is sent again, also much later, is
 * known by its id and changes nothing.
 */
export const isSignedBySendgrid = (body: Buffer, signed: SendgridSignature, public_key: string): boolean => {
  const key = sendgridKey(public_key)
  if (!key || !mayBeSendgridSignature(signed)) return false
  const { signature, timestamp } = signed
  return verify("sha256", Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, "base64"))
}

export type SvixSignature = { id: string; timestamp: string; signature: string }

/** Whether headers can be a signature of Svix's of some body, by their form and their time. */
export const mayBeSvixSignature = ({ id, timestamp, signature }: SvixSignature, now: Date): boolean =>
  id !== "" && /^\d{1,12}$/.test(timestamp) && isFresh(timestamp, now) && signature.includes("v1,")

/** Svix's scheme, which Resend uses: HMAC-SHA-256 over id, time and body, within the last 300 seconds. */
export const isSignedBySvix = (body: Buffer, signed: SvixSignature, secret: string, now: Date): boolean => {
  if (!mayBeSvixSignature(signed, now)) return false
  const { id, timestamp, signature } = signed
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64")
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
  const expected = createHmac("sha256", key).update(content).digest("base64")
  // While a secret is replaced, the header holds a signature of each, separated by spaces.
  return signature.split(" ").some((one) => one.startsWith("v1,") && isSameSecret(one.slice(3), expected))
}
