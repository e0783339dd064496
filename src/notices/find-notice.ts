import { portalError } from "../lib/portal-error"
import { notices } from "."

/** The notice of a name. @throws MedusaError not_found */
export const findNotice = (name: string) => {
  const notice = notices.find((known) => known.name === name)
  if (!notice) throw portalError("not_found", "There is no such notice.")
  return notice
}
