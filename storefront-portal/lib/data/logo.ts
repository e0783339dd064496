import "server-only"
import { PortalApiError } from "@client/index"
import { portalApi } from "./api"

export interface Logo {
  type: string
  bytes: ArrayBuffer
}

const PICTURES = new Set(["image/png", "image/jpeg", "image/webp"])

let kept: { path: string; logo: Promise<Logo | null> } | null = null

/**
 * The shop's logo, or null when there is none that may be shown. Its path names its content, so one answer of the API
 * serves everybody until the shop has another logo; only the newest is kept. Throws ApiUnreachable while the API is away.
 */
export async function readLogo(path: string): Promise<Logo | null> {
  if (kept?.path !== path) kept = { path, logo: fetchLogo(path) }
  const asked = kept
  let logo: Logo | null = null
  try {
    logo = await asked.logo
    return logo
  } finally {
    // Only a logo is kept; whatever went wrong is tried again by the next one who asks.
    if (!logo && kept === asked) kept = null
  }
}

async function fetchLogo(path: string): Promise<Logo | null> {
  const [, id] = /^\/portal\/shop\/logo\/([\w-]+)$/.exec(path) ?? []
  if (!id) return null
  try {
    const answer = await (await portalApi()).getLogo({ params: { id } })
    const type = answer.headers.get("content-type")?.split(";")[0] ?? ""
    if (PICTURES.has(type)) return { type, bytes: await answer.arrayBuffer() }
    await answer.body?.cancel()
    return null
  } catch (error) {
    if (error instanceof PortalApiError) return null
    throw error
  }
}
