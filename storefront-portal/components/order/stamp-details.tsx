import type { DecisionStamp } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import { pdfStamp } from "@/components/documents/pdf-stamp"

/** The end of every stamp: the client's words, who recorded the decision, and the documents that it names. */
export function StampDetails({ stamp, i18n }: { stamp: DecisionStamp; i18n: I18n }) {
  const pdf = pdfStamp(stamp, i18n)
  const fingerprints = [
    { name: i18n.t("stamp.fingerprint"), value: stamp.document_sha256.slice(0, 16) },
    ...(pdf ? [pdf] : []),
  ]
  return (
    <>
      {stamp.message && (
        <blockquote className="rounded-xl bg-ground px-4 py-2.5 whitespace-pre-line" dir="auto">
          {stamp.message}
        </blockquote>
      )}
      {stamp.recorded_by && (
        <p className="text-sm text-ink-2">
          {i18n.t(`stamp.recorded.${stamp.recorded_channel ?? "in_person"}`, { staff: stamp.recorded_by.name })}
        </p>
      )}
      {fingerprints.map(({ name, value }) => (
        <p key={name} className="text-xs text-ink-3">
          {name} <code className="font-mono">{value}</code>
        </p>
      ))}
    </>
  )
}
