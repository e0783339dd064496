import { ArrowDownTray, DocumentText, Eye } from "@medusajs/icons"
import { Button, IconButton, StatusBadge, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { DocumentEntry } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { PolledSection } from "../lib/polled-section"
import { portalKeys } from "../lib/query-keys"
import { useIsWide } from "../lib/use-is-wide"
import { useMessageOf } from "../lib/use-message-of"
import { usePolledSection } from "../lib/use-polled-section"
import type { TabProps } from "../project/tabs"
import { loadDocument, saveDocument } from "./load-document"
import { DocumentPreview } from "./preview"

function Row({ entry, onPreview }: { entry: DocumentEntry; onPreview: () => void }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const messageOf = useMessageOf()
  const isWide = useIsWide()
  const [isLoading, setLoading] = useState(false)
  const { kind, number, version, dated_at, is_signed, sha256 } = entry
  const name = `${t(`documents.kind.${kind}`)} ${number}`
  const facts = [
    ...(version === null ? [] : [t("documents.version", { version })]),
    dated_at ? format.moment(dated_at) : t("documents.current"),
    ...(sha256 ? [`SHA-256 ${sha256.slice(0, 16)}`] : []),
  ]
  const download = async () => {
    setLoading(true)
    try {
      const loaded = await loadDocument(entry)
      saveDocument(loaded)
      URL.revokeObjectURL(loaded.url)
    } catch (error) {
      toast.error(t("documents.failed"), { description: messageOf(error) })
    } finally {
      setLoading(false)
    }
  }
  const previewLabel = `${t("documents.preview")}: ${name}`
  return (
    <li className="flex items-center gap-x-3 px-6 py-3">
      <DocumentText className="text-ui-fg-subtle shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="flex flex-wrap items-center gap-2">
          <Text size="small" leading="compact" weight="plus">
            {name}
          </Text>
          {is_signed && <StatusBadge color="green">{t("documents.signed")}</StatusBadge>}
        </span>
        <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
          {facts.join(" · ")}
        </Text>
      </div>
      {isWide ? (
        <Button size="small" variant="secondary" onClick={onPreview} aria-label={previewLabel}>
          <Eye />
          {t("documents.preview")}
        </Button>
      ) : (
        <IconButton size="small" onClick={onPreview} aria-label={previewLabel}>
          <Eye />
        </IconButton>
      )}
      <IconButton
        size="small"
        isLoading={isLoading}
        onClick={() => void download()}
        aria-label={`${t("documents.download")}: ${name}`}
      >
        <ArrowDownTray />
      </IconButton>
    </li>
  )
}

/** The documents of a project as PDF: those that its clients may have. */
export function DocumentsTab({ project }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const [shown, setShown] = useState<DocumentEntry | null>(null)
  const section = usePolledSection(portalKeys.section(project.id, "documents"), (call) =>
    portalApi.getProjectDocuments({ params: { id: project.id }, ...call }),
  )
  return (
    <>
      <PolledSection title={t("documents.title")} section={section}>
        {({ documents }) =>
          documents.length === 0 ? (
            <div className="flex flex-col gap-y-1 px-6 py-4">
              <Text size="small" leading="compact" weight="plus">
                {t("documents.empty")}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t("documents.emptyHint")}
              </Text>
            </div>
          ) : (
            <ul className="divide-y">
              {documents.map((entry) => (
                <Row key={`${entry.kind}/${entry.id}`} entry={entry} onPreview={() => setShown(entry)} />
              ))}
            </ul>
          )
        }
      </PolledSection>
      {shown && <DocumentPreview entry={shown} onClose={() => setShown(null)} />}
    </>
  )
}
