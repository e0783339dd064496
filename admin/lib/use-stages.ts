import { useQuery } from "@tanstack/react-query"
import type { Stage } from "../../src/contracts"
import { portalApi } from "./client"
import { portalKeys } from "./query-keys"

const NONE: Stage[] = []

/** The shop's stages in their order; empty until they are known. */
export function useStages(): Stage[] {
  const { data } = useQuery({
    queryKey: portalKeys.stages,
    queryFn: async () => (await portalApi.getStages()).stages,
  })
  return data ?? NONE
}
