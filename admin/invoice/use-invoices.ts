import { useCallback } from "react"
import { useSearchParams } from "react-router-dom"
import type { ProjectInvoices, StaffInvoice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { POLL_MS, usePolledSection } from "../lib/use-polled-section"

/** Invoices, payments and counts of a project. `isLive: false` for what stands above the tab, which asks already. */
export const useInvoices = (projectId: string, { isLive = true }: { isLive?: boolean } = {}) =>
  usePolledSection(
    portalKeys.section(projectId, "invoices"),
    (call) => portalApi.getProjectInvoices({ params: { id: projectId }, ...call }),
    { every: () => isLive && POLL_MS },
  )

/** Which invoice the tab shows and a drawer is about; part of the URL. */
export function useInvoiceUrl() {
  const [parameters, setParameters] = useSearchParams()
  const show = useCallback(
    (id: string | null) =>
      setParameters(
        (now) => {
          const next = new URLSearchParams(now)
          if (id === null) next.delete("invoice")
          else next.set("invoice", id)
          next.set("tab", "invoices")
          next.delete("drawer")
          return next
        },
        { replace: true },
      ),
    [setParameters],
  )
  return { invoice: parameters.get("invoice"), show }
}

/** The invoice that the URL names, or the newest. */
export const shownInvoice = ({ invoices }: ProjectInvoices, id: string | null): StaffInvoice | undefined =>
  invoices.find((invoice) => invoice.id === id) ?? (id === null ? invoices[0] : undefined)
