import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { ArtworkPage, PreviewSize } from "../../../src/contracts"
import { portalApi } from "../../lib/client"

/**
 * The address of a page's picture, for an `img`. Read with the admin's own credentials, which an `img` cannot send where
 * the host uses tokens. A picture never changes under its hash, so that it is read once.
 */
export function usePreview(
  fileId: string,
  page: Pick<ArtworkPage, "number" | "sha256"> | undefined,
  size: PreviewSize,
  read: typeof portalApi.getStaffProofPreview = portalApi.getStaffProofPreview,
) {
  const { data, error } = useQuery({
    queryKey: ["client-portal", "preview", fileId, page?.number, page?.sha256, size],
    queryFn: async ({ signal }) => {
      const params = { id: fileId, page: String(page?.number ?? 1), size }
      const answer = await read({ params, signal })
      return await answer.blob()
    },
    enabled: page !== undefined,
    staleTime: Infinity,
  })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => {
      setUrl(null)
      URL.revokeObjectURL(made)
    }
  }, [data])
  return { url, error }
}
