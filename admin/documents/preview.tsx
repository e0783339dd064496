import { Button, FocusModal, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import type { DocumentEntry } from "../../src/contracts"
import { useMessageOf } from "../lib/use-message-of"
import { loadDocument, saveDocument, type LoadedDocument } from "./load-document"

/** A PDF over the page, as the browser shows it. */
export function DocumentPreview({
  entry,
  onClose,
}: {
  entry: Pick<DocumentEntry, "kind" | "id">
  onClose: () => void
}) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const [loaded, setLoaded] = useState<LoadedDocument | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { kind, id } = entry

  useEffect(() => {
    const abort = new AbortController()
    let url: string | null = null
    loadDocument({ kind, id }, abort.signal).then(
      (document) => {
        url = document.url
        if (abort.signal.aborted) URL.revokeObjectURL(url)
        else setLoaded(document)
      },
      (failure: unknown) => {
        if (!abort.signal.aborted) setError(failure)
      },
    )
    return () => {
      abort.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [kind, id])

  const title = t(`documents.kind.${kind}`)
  return (
    <FocusModal open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <FocusModal.Content>
        <FocusModal.Header>
          <Button size="small" variant="secondary" disabled={!loaded} onClick={() => loaded && saveDocument(loaded)}>
            {t("documents.download")}
          </Button>
        </FocusModal.Header>
        <FocusModal.Title className="sr-only">{title}</FocusModal.Title>
        <FocusModal.Description className="sr-only">{t("documents.preview")}</FocusModal.Description>
        <FocusModal.Body className="flex overflow-hidden">
          {error ? (
            <div className="flex flex-col gap-y-1 px-6 text-center" style={{ margin: "auto" }} role="alert">
              <Text weight="plus">{t("documents.failed")}</Text>
              <Text size="small" className="text-ui-fg-subtle">
                {messageOf(error)}
              </Text>
            </div>
          ) : (
            loaded && <iframe title={title} src={loaded.url} className="size-full border-0" />
          )}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
