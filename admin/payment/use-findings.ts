import { useQuery } from "@tanstack/react-query"
import type { PaymentFinding } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"

const POLL_MS = 30_000
const NONE: PaymentFinding[] = []

/** Differences between Stripe, Medusa and the invoices, open ones first. */
export function useFindings() {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.paymentFindings,
    queryFn: async ({ signal }) => (await portalApi.listPaymentFindings({ signal })).findings,
    refetchInterval: POLL_MS,
  })
  return { findings: data ?? NONE, isKnown: data !== undefined, error, isFetching, retry: () => void refetch() }
}
