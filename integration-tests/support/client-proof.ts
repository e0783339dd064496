import type { Api } from "./api"
import { orderToSign, type Shown } from "./client"
import { artwork, createProof, processed, sendProof, upload } from "./proofs"

export const TICKS = [
  { id: "spelling", text: "Spelling and numbers are right" },
  { id: "placement", text: "Size and placement are right" },
]

type OrderInput = Parameters<typeof orderToSign> extends [Api, ...infer Rest] ? Rest : never

/** A version of one picture, sent to the client. @returns the file's id */
export const addVersion = async (admin: Api, proofId: string, name: string): Promise<string> => {
  const { id } = await upload(admin, proofId, name, await artwork(name))
  await processed(id)
  await sendProof(admin, proofId)
  return id
}

/** An order with a proof that its client is asked about. */
export const proofToDecide = async (
  admin: Api,
  ...input: OrderInput
): Promise<Shown & { admin: Api; proofId: string; fileId: string }> => {
  const shown = await orderToSign(admin, ...input)
  const proofId = await createProof(admin, shown.order, { width_mm: 280, ticks: TICKS })
  return { ...shown, admin, proofId, fileId: await addVersion(admin, proofId, "flaming-soccer-ball.svg") }
}
