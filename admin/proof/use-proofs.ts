import type { ProjectProofs, StaffProof, StaffVersion } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { POLL_MS, usePolledSection } from "../lib/use-polled-section"

/** While files are processed, their progress is worth a look each second. */
const PROCESSING_POLL_MS = 1000

const isProcessing = ({ proofs }: ProjectProofs): boolean =>
  proofs.some(({ versions }) =>
    versions.some(({ files }) => files.some(({ state }) => state === "waiting" || state === "processing")),
  )

/** The proofs of a project. `isLive: false` for what stands above the tab, which asks already. */
export const useProofs = (projectId: string, { isLive = true }: { isLive?: boolean } = {}) =>
  usePolledSection(
    portalKeys.section(projectId, "proofs"),
    (call) => portalApi.getProjectProofs({ params: { id: projectId }, ...call }),
    { every: (data) => isLive && (data && isProcessing(data) ? PROCESSING_POLL_MS : POLL_MS) },
  )

/** The version that can be edited; undefined where the newest was sent. */
export const draftOf = ({ versions: [newest] }: StaffProof): StaffVersion | undefined =>
  newest?.request === null ? newest : undefined

/** The newest version that the client knows. */
export const sentOf = ({ versions }: StaffProof): StaffVersion | undefined =>
  versions.find(({ request }) => request !== null)

/** The request that the client can decide on now; null for none. */
export const openRequestOf = ({ state, versions }: StaffProof) =>
  state === "sent" ? (versions.find(({ request }) => request?.state === "open")?.request ?? null) : null

/** The number that a version gets which is begun now. */
export const nextNumber = ({ versions: [newest] }: StaffProof): number => (newest?.number ?? 0) + 1
