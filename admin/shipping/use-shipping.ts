import { useSearchParams } from "react-router-dom"
import type { ProjectShipping } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"

/** Packages of a project, and what its clients were told of them. */
export const useShipping = (projectId: string) =>
  usePolledSection(portalKeys.section(projectId, "shipping"), (call) =>
    portalApi.getProjectShipping({ params: { id: projectId }, ...call }),
  )

export type StaffPackage = ProjectShipping["packages"][number]

/** The package that a drawer is about, as the URL names it. */
export const PACKAGE_PARAMETER = "package"
export const usePackageUrl = (): string | null => useSearchParams()[0].get(PACKAGE_PARAMETER)
