import { useQuery } from "@tanstack/react-query"
import type { ProofSettings } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { portalKeys } from "../../lib/query-keys"

/** The shop's settings of proofs; undefined until they are known. */
export function useProofSettings(): ProofSettings | undefined {
  const { data } = useQuery({
    queryKey: portalKeys.settings,
    queryFn: ({ signal }) => portalApi.getSettings({ signal }),
  })
  return data?.settings.proof
}
