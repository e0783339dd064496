import { CheckCircle, ExclamationCircle, InformationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ReactNode } from "react"
import type { StaffProofFile } from "../../../src/contracts"
import { useArtworkWords } from "./use-artwork-words"

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-x-1.5">
      <span aria-hidden className="mt-0.5 shrink-0">
        {icon}
      </span>
      <Text as="span" size="xsmall" className="text-ui-fg-subtle min-w-0 break-words">
        {children}
      </Text>
    </li>
  )
}

/** What the artwork check says about one file; warnings first. Nothing before the file was checked. */
export function Findings({ file }: { file: StaffProofFile }) {
  const { t } = useTranslation("clientPortal")
  const words = useArtworkWords()
  const { findings, facts, is_preview_faithful: isFaithful, state } = file
  if (facts === null || state === "waiting" || state === "refused") return null
  const byLevel = (level: "warning" | "info") => findings.filter((finding) => finding.level === level)
  const [warnings, infos] = [byLevel("warning"), byLevel("info")]
  const isSaid = findings.some(({ code }) => code.startsWith("preview_"))
  return (
    <ul aria-label={t("artwork.check")} className="flex flex-col gap-y-1">
      {warnings.map((finding, index) => (
        <Line key={`${finding.code}:${index}`} icon={<ExclamationCircle className="text-ui-tag-orange-icon" />}>
          {words.finding(finding)}
        </Line>
      ))}
      {!isFaithful && !isSaid && (
        <Line icon={<ExclamationCircle className="text-ui-tag-orange-icon" />}>{t("artwork.unfaithful")}</Line>
      )}
      {infos.map((finding, index) => (
        <Line key={`${finding.code}:${index}`} icon={<InformationCircle className="text-ui-fg-muted" />}>
          {words.finding(finding)}
        </Line>
      ))}
      {findings.length === 0 && isFaithful && (
        <Line icon={<CheckCircle className="text-ui-tag-green-icon" />}>{t("artwork.checkClean")}</Line>
      )}
    </ul>
  )
}
