import { useCallback, useEffect, useState } from "react"
import type { Annotation } from "@contracts/proof/annotation"
import type { SavedRemark } from "./studio-notices"

/**
 * Which remark the server has kept last. Its form is gone then, so that the focus moves to the remark, unless the client
 * went on to something else.
 * @param onRemark takes the remark as the server has it now
 */
export function useSavedRemark(onRemark: (remark: Annotation) => void): [SavedRemark | null, typeof onRemark] {
  const [saved, setSaved] = useState<SavedRemark | null>(null)
  useEffect(() => {
    if (saved === null || document.activeElement !== document.body) return
    document.getElementById(`remark-${saved.id}`)?.focus({ preventScroll: true })
  }, [saved])
  const onSaved = useCallback(
    (remark: Annotation) => {
      onRemark(remark)
      setSaved((before) => ({ id: remark.id, number: remark.number, times: (before?.times ?? 0) + 1 }))
    },
    [onRemark],
  )
  return [saved, onSaved]
}
