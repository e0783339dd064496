import type { MedusaRequest } from "@medusajs/framework/http"
import { isSameSecret } from "../../../lib/hook-signature"
import { portalError } from "../../../lib/portal-error"

/** A header of a hook's request; empty where it is missing. */
export const headerOf = (req: MedusaRequest, name: string): string => {
  const value = req.headers[name]
  return typeof value === "string" ? value : ""
}

/** Forms and files are refused; some senders of JSON name no type. @throws MedusaError unsupported_media_type */
export const checkJsonType = (req: MedusaRequest): void => {
  const type = headerOf(req, "content-type")
  if (type && !/^(application\/([a-z.-]+\+)?json|text\/plain)\b/i.test(type))
    throw portalError("unsupported_media_type", "Send JSON.")
}

/** @throws MedusaError malformed_json */
export const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    throw portalError("malformed_json", "The body is not JSON.")
  }
}

/** The password of `Authorization: Basic`, whatever the user is called. */
const basicPassword = (authorization: string): string | null => {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? []
  const text = encoded === undefined ? "" : Buffer.from(encoded, "base64").toString("utf8")
  return text.includes(":") ? text.slice(text.indexOf(":") + 1) : null
}

/** Whether a request has the secret itself as its password: of services that sign nothing. */
export const hasPassword = (req: MedusaRequest, secret: string): boolean => {
  const password = basicPassword(headerOf(req, "authorization"))
  return password !== null && isSameSecret(password, secret)
}
