import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffProofFile } from "../../../src/contracts"
import { useArtworkWords } from "./use-artwork-words"

/** Where a file stands until it can be shown, and why it cannot be. Nothing for one that is ready. */
export function FileState({ file }: { file: StaffProofFile }) {
  const { t } = useTranslation("clientPortal")
  const words = useArtworkWords()
  const { state, progress, problem } = file
  if (state === "ready") return null
  if (state === "waiting" || state === "processing") {
    return (
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1" role="status">
        <StatusBadge className="w-fit" color="blue">
          {t(state === "waiting" ? "artwork.waiting" : "artwork.processing")}
        </StatusBadge>
        {progress && progress.total > 1 && (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            {t("artwork.progress", progress)}
          </Text>
        )}
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-y-1">
      <StatusBadge className="w-fit" color={state === "refused" ? "red" : "grey"}>
        {t(state === "refused" ? "artwork.refused" : "artwork.noPreview")}
      </StatusBadge>
      {problem && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {words.problem(problem)}
        </Text>
      )}
    </div>
  )
}
