import { LockClosedSolid } from "@medusajs/icons"
import { Alert, Button, clx, Hint, Label, Select, Switch, Textarea } from "@medusajs/ui"
import { useId, useState } from "react"
import type { FormEvent } from "react"
import { useTranslation } from "react-i18next"
import { sendStaffMessageSchema } from "../../src/contracts"
import type { SendStaffMessage, StaffThread } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useMessageOf } from "../lib/use-message-of"
import { useUploads } from "../proof/files/use-uploads"
import { useProjectChange } from "../project/use-project-change"
import { AttachmentPicker } from "./attachment-picker"
import { attachments } from "./attachment-queue"
import { changeDraft, clearDraft, useDraft } from "./draft"
import type { Draft } from "./draft"
import { SavedReplyMenu } from "./saved-reply-menu"

interface ComposerProps {
  project: { id: string; order_id: string }
  thread: Pick<StaffThread, "recipients" | "subjects">
  onManageReplies: () => void
}

/** Radix has no empty choice. */
const NOTHING = "none"

/** The body as it is sent; null while nothing is typed or too much. */
const bodyOf = (
  { key, kind, body, about, files }: Draft,
  subjects: StaffThread["subjects"],
): SendStaffMessage | null => {
  const subject = subjects.find(({ type, id }) => `${type}:${id}` === about)
  const message = {
    ...{ key, kind, body },
    about: subject ? { type: subject.type, id: subject.id } : null,
    files: files.map(({ id }) => id),
  }
  return sendStaffMessageSchema.safeParse(message).data ?? null
}

/** Where staff write. An internal note cannot be taken for a message: colors, label and button all say it. */
export function Composer({ project, thread: { recipients, subjects }, onManageReplies }: ComposerProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const id = useId()
  const draft = useDraft(project.id)
  const uploading = useUploads(attachments, project.id)
  const [failure, setFailure] = useState<string | null>(null)
  const send = useProjectChange(project, (body: SendStaffMessage) =>
    portalApi.sendStaffMessage({ params: { id: project.id }, body }),
  )
  const change = (changes: Partial<Draft>) => changeDraft(project.id, () => changes)
  const isNote = draft.kind === "note"
  const body = bodyOf(draft, subjects)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!body || send.isPending || uploading.length > 0) return
    setFailure(null)
    try {
      await send.mutateAsync(body)
      clearDraft(project.id)
    } catch (error) {
      setFailure(messageOf(error))
    }
  }
  const audience =
    recipients.length > 0 ? t("conversation.to", { names: recipients.join(", ") }) : t("conversation.toNobody")
  return (
    <form
      onSubmit={submit}
      noValidate
      className={clx("flex flex-col gap-y-3 px-6 py-4", { "bg-ui-tag-orange-bg": isNote })}
    >
      {failure && (
        <Alert variant="error" role="alert">
          {failure}
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Label
          htmlFor={`${id}-body`}
          size="small"
          weight="plus"
          className={clx("flex items-center gap-x-1", { "text-ui-tag-orange-text": isNote })}
        >
          {isNote && <LockClosedSolid />}
          {t(isNote ? "conversation.note" : "conversation.message")}
        </Label>
        <div className="flex items-center gap-x-2">
          <Switch
            id={`${id}-note`}
            dir="ltr"
            className="rtl:rotate-180"
            size="small"
            checked={isNote}
            onCheckedChange={(checked) => change({ kind: checked ? "note" : "message" })}
          />
          <Label htmlFor={`${id}-note`} size="small">
            {t("conversation.noteSwitch")}
          </Label>
        </div>
      </div>
      <Textarea
        id={`${id}-body`}
        dir="auto"
        rows={3}
        maxLength={10_000}
        value={draft.body}
        aria-describedby={`${id}-hint`}
        className={clx({ "border-ui-tag-orange-border border-dashed": isNote })}
        onChange={(event) => change({ body: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      <Hint id={`${id}-hint`} className={clx({ "text-ui-tag-orange-text": isNote })}>
        {isNote ? t("conversation.noteHint") : audience}
      </Hint>
      <AttachmentPicker projectId={project.id} files={draft.files} uploading={uploading} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-2">
          {subjects.length > 0 && (
            <div className="w-[250px] max-w-full">
              <Select
                size="small"
                value={draft.about || NOTHING}
                onValueChange={(about) => about && change({ about: about === NOTHING ? "" : about })}
              >
                <Select.Trigger aria-label={t("conversation.about")}>
                  <Select.Value />
                </Select.Trigger>
                <Select.Content>
                  <Select.Item value={NOTHING}>{t("conversation.aboutNothing")}</Select.Item>
                  {subjects.map((subject) => (
                    <Select.Item key={`${subject.type}:${subject.id}`} value={`${subject.type}:${subject.id}`}>
                      {t(`conversation.subject.${subject.type}`, { title: subject.title })}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select>
            </div>
          )}
          <SavedReplyMenu
            onUse={(text) => change({ body: draft.body.trim() ? `${draft.body.trimEnd()}\n\n${text}` : text })}
            onManage={onManageReplies}
          />
        </div>
        <Button
          type="submit"
          size="small"
          variant={isNote ? "secondary" : "primary"}
          isLoading={send.isPending}
          disabled={!body || uploading.length > 0}
        >
          {t(isNote ? "conversation.addNote" : "conversation.send")}
        </Button>
      </div>
    </form>
  )
}
