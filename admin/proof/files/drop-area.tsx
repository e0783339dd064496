import { ArrowUpTray } from "@medusajs/icons"
import { Button, clx, Text, toast } from "@medusajs/ui"
import { useRef, useState } from "react"
import type { DragEvent } from "react"
import { useTranslation } from "react-i18next"

interface DropAreaProps {
  hint: string
  onFiles: (files: File[]) => void
}

/** What was dropped: files, and the names of folders, which browsers give as files without content. */
const readDrop = ({ dataTransfer }: DragEvent): { files: File[]; folders: string[] } => {
  const files: File[] = []
  const folders: string[] = []
  for (const item of dataTransfer.items) {
    const file = item.kind === "file" ? item.getAsFile() : null
    if (!file) continue
    if (item.webkitGetAsEntry()?.isDirectory) folders.push(file.name)
    else files.push(file)
  }
  return { files, folders }
}

/** Takes files by drag and drop, or by its button. */
export function DropArea({ hint, onFiles }: DropAreaProps) {
  const { t } = useTranslation("clientPortal")
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files, folders } = readDrop(event)
    if (files.length > 0) onFiles(files)
    for (const name of folders) toast.error(t("artwork.folder", { name }))
  }

  return (
    <div
      data-testid="drop-area"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
        setOver(false)
      }}
      onDrop={drop}
      className={clx(
        "flex flex-col items-center gap-y-2 rounded-lg border border-dashed p-4 text-center",
        isOver ? "border-ui-border-interactive bg-ui-bg-highlight" : "border-ui-border-strong bg-ui-bg-component",
      )}
    >
      <div className="flex flex-wrap items-center justify-center gap-2">
        <Text as="span" size="small" className="text-ui-fg-subtle">
          {t(isOver ? "artwork.dropNow" : "artwork.drop")}
        </Text>
        <Button type="button" size="small" variant="secondary" onClick={() => input.current?.click()}>
          <ArrowUpTray />
          {t("artwork.add")}
        </Button>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {hint}
      </Text>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t("artwork.add")}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ""
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
