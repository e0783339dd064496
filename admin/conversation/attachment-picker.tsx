import { PaperClip, XMark } from "@medusajs/icons"
import { Button, IconButton, toast } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { MAX_ATTACHMENTS } from "../../src/contracts"
import type { PortalFile } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { UploadList } from "../proof/files/upload-list"
import type { Upload } from "../proof/files/upload-queue"
import { AttachedFile } from "./attached-file"
import { attachments } from "./attachment-queue"
import { changeDraft } from "./draft"

interface AttachmentPickerProps {
  projectId: string
  files: readonly PortalFile[]
  uploading: readonly Upload[]
}

const detach = (projectId: string, id: string) =>
  changeDraft(projectId, ({ files }) => ({ files: files.filter((file) => file.id !== id) }))

/** Files of the message that is being written: each is uploaded at once, and can be removed until it is sent. */
export function AttachmentPicker({ projectId, files, uploading }: AttachmentPickerProps) {
  const { t } = useTranslation("clientPortal")
  const input = useRef<HTMLInputElement>(null)
  const room = MAX_ATTACHMENTS - files.length - uploading.length

  const add = (given: File[]) => {
    if (given.length > room) toast.error(t("conversation.files.tooMany", { max: MAX_ATTACHMENTS }))
    attachments.add(given.slice(0, Math.max(0, room)), {
      id: projectId,
      onUploaded: async ({ file }) =>
        changeDraft(projectId, ({ files: before }) => ({
          files: [...before.filter(({ id }) => id !== file.id), file],
        })),
    })
  }
  const remove = (id: string) => {
    detach(projectId, id)
    // The server removes unused uploads after a day.
    portalApi.deleteStaffFile({ params: { id } }).catch(() => undefined)
  }

  return (
    <div className="flex flex-col gap-y-2">
      {files.length > 0 && (
        <ul aria-label={t("conversation.files.title")} className="flex flex-col gap-y-2">
          {files.map((file) => (
            <AttachedFile key={file.id} file={file} showsCheck>
              <IconButton
                type="button"
                size="small"
                variant="transparent"
                aria-label={t("conversation.files.remove", { file: file.name })}
                onClick={() => remove(file.id)}
              >
                <XMark />
              </IconButton>
            </AttachedFile>
          ))}
        </ul>
      )}
      <UploadList list={uploading} queue={attachments} />
      <div>
        <Button
          type="button"
          size="small"
          variant="transparent"
          disabled={room <= 0}
          onClick={() => input.current?.click()}
        >
          <PaperClip />
          {t("conversation.files.add")}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          tabIndex={-1}
          aria-label={t("conversation.files.add")}
          className="sr-only"
          onChange={(event) => {
            const given = [...(event.target.files ?? [])]
            event.target.value = ""
            if (given.length > 0) add(given)
          }}
        />
      </div>
    </div>
  )
}
