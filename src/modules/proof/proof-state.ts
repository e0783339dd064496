import type { ProofState, RequestState } from "../../contracts"

type Asked = { state: RequestState; is_waiver: boolean }

const STATES: Record<Exclude<RequestState, "withdrawn" | "superseded" | "approved">, ProofState> = {
  open: "sent",
  changes_requested: "revisions_requested",
  declined: "declined",
}

/**
 * Where a proof stands. Pure. What staff withdrew or replaced says nothing: the request before it counts then, so that a
 * new version which was taken back leaves an approval as it was.
 * @param requests about the proof, oldest first
 */
export const proofStateOf = ({ closed_at }: { closed_at: Date | null }, requests: readonly Asked[]): ProofState => {
  if (closed_at) return "superseded"
  const standing = requests.findLast(({ state }) => state !== "withdrawn" && state !== "superseded")
  if (!standing) return "draft"
  const { state, is_waiver } = standing
  if (state === "approved") return is_waiver ? "waived" : "approved"
  return state === "withdrawn" || state === "superseded" ? "draft" : STATES[state]
}

/** Whether the lines of a required proof may be fulfilled. A closed proof holds nothing back. */
export const opensGate = (state: ProofState): boolean =>
  state === "approved" || state === "waived" || state === "superseded"
