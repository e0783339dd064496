/** The page of a proof. */
export function proofPath(linkId: string, proofId: string): string {
  return `/p/${linkId}/proofs/${encodeURIComponent(proofId)}`
}
