import { useCallback } from "react"
import { useSearchParams } from "react-router-dom"

/** Parameters of the proofs' tab and drawers: which proof is open, and what of it the review shows. Null takes one out. */
type Place = Partial<Record<"tab" | "drawer" | "proof" | "version" | "against" | "file" | "remark", string | null>>

export function useProofUrl() {
  const [parameters, setParameters] = useSearchParams()
  const go = useCallback(
    (place: Place) =>
      setParameters(
        (now) => {
          const next = new URLSearchParams(now)
          for (const [name, value] of Object.entries(place)) {
            if (value === null) next.delete(name)
            else if (value !== undefined) next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
    [setParameters],
  )
  return {
    proof: parameters.get("proof"),
    version: parameters.get("version"),
    against: parameters.get("against"),
    file: parameters.get("file"),
    remark: parameters.get("remark"),
    go,
  }
}
