import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { hashToken, looksLikeToken, mintToken } from "./token"

export type RememberedDevice = { device: string; expires_at: Date }

/** @returns the token that the browser keeps; only its hash is stored */
export const rememberDevice = async (trx: Knex, link_id: string, days: number): Promise<RememberedDevice> => {
  const device = mintToken("device")
  const [made] = await trx("portal_device")
    .insert({
      id: generateEntityId(undefined, "pdev"),
      link_id,
      token_hash: hashToken(device),
      expires_at: trx.raw("clock_timestamp() + ? * interval '1 day'", [days]),
    })
    .returning<{ expires_at: Date }[]>("expires_at")
  if (!made) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "The device was not written")
  return { device, expires_at: made.expires_at }
}

/** Marks a remembered device as used. @returns whether the link has such a device */
export const useDevice = async (trx: Knex, link_id: string, device: string): Promise<boolean> => {
  if (!looksLikeToken(device)) return false
  const used = await trx("portal_device")
    .where({ link_id, token_hash: hashToken(device) })
    .whereNull("deleted_at")
    .whereRaw("expires_at > clock_timestamp()")
    .update({ last_used_at: trx.raw("clock_timestamp()") })
  return used > 0
}

/** Forgets all devices of a link. @returns how many there were */
export const endDevices = async (trx: Knex, link_id: string): Promise<number> =>
  await trx("portal_device").where({ link_id }).whereNull("deleted_at").delete()
