import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectProofs } from "../../../src/contracts"

/** "Production is on hold: 2 proofs are not approved"; null where nothing is held back. */
export function useHoldWords() {
  const { t } = useTranslation("clientPortal")
  return useCallback(
    ({ is_on, holds }: ProjectProofs["gate"]): string | null => {
      if (!is_on || holds.length === 0) return null
      const proofs = new Set(holds.flatMap(({ waits_for }) => waits_for.map(({ proof_id }) => proof_id)))
      return proofs.size > 0
        ? t("gate.onHold", { count: proofs.size })
        : t("gate.onHoldMissing", { count: holds.length })
    },
    [t],
  )
}
