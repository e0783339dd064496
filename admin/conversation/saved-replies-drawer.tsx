import { PencilSquare, Trash } from "@medusajs/icons"
import { Drawer, IconButton, Text, toast, usePrompt } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { PortalApiError } from "../../src/client/error"
import { saveReplySchema } from "../../src/contracts"
import type { SavedReply, SaveReply } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, TextField } from "../lib/fields"
import { firstLines } from "../lib/first-lines"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { LoadError, SectionSkeleton } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { portalKeys } from "../lib/query-keys"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useSavedReplies } from "./use-conversation"

interface RowProps {
  reply: SavedReply
  onEdit: () => void
  onRemoved: () => void
}

function ReplyRow({ reply: { id, title, body }, onEdit, onRemoved }: RowProps) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const messageOf = useMessageOf()
  const remove = async () => {
    const agreed = await prompt({
      title: t("savedReplies.removeTitle"),
      description: t("savedReplies.removeText", { title }),
      confirmText: t("savedReplies.removeConfirm"),
      cancelText: t("form.cancel"),
    })
    if (!agreed) return
    await portalApi
      .deleteSavedReply({ params: { id } })
      .then(onRemoved, (error: unknown) => void toast.error(messageOf(error)))
  }
  return (
    <li className="flex items-start justify-between gap-x-2 py-3">
      <div className="flex min-w-0 flex-col">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words" style={firstLines(2)}>
          {body}
        </Text>
      </div>
      <div className="flex shrink-0">
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("savedReplies.edit", { title })}
          onClick={onEdit}
        >
          <PencilSquare />
        </IconButton>
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("savedReplies.remove", { title })}
          onClick={remove}
        >
          <Trash />
        </IconButton>
      </div>
    </li>
  )
}

function Replies({ replies, onChanged }: { replies: readonly SavedReply[]; onChanged: () => void }) {
  const { t } = useTranslation("clientPortal")
  const [edited, setEdited] = useState<SavedReply | null>(null)
  const form = usePortalForm({
    values: { title: "", body: "" },
    schema: saveReplySchema,
    toBody: (typed: SaveReply) => typed,
    submit: async (body) => {
      if (edited) await portalApi.updateSavedReply({ params: { id: edited.id }, body })
      else await portalApi.createSavedReply({ body })
      show(null)
      onChanged()
    },
    fieldOf: (error) =>
      error instanceof PortalApiError && error.code === "conflict"
        ? { name: "title", message: t("savedReplies.taken") }
        : null,
  })
  const show = (reply: SavedReply | null) => {
    setEdited(reply)
    form.reset({ title: reply?.title ?? "", body: reply?.body ?? "" })
  }
  return (
    <DrawerForm form={form} submitLabel={t(edited ? "savedReplies.change" : "savedReplies.add")}>
      {replies.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("savedReplies.none")}
        </Text>
      ) : (
        <ul className="divide-y">
          {replies.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              onEdit={() => show(reply)}
              onRemoved={() => {
                if (edited?.id === reply.id) show(null)
                onChanged()
              }}
            />
          ))}
        </ul>
      )}
      <div
        role="group"
        aria-label={edited ? t("savedReplies.edit", edited) : t("savedReplies.new")}
        className="flex flex-col gap-y-4"
      >
        <TextField control={form.control} name="title" label={t("savedReplies.name")} input={{ autoComplete: "off" }} />
        <NoteField control={form.control} name="body" label={t("savedReplies.body")} rows={6} />
      </div>
    </DrawerForm>
  )
}

/** Saves, changes and deletes the words that staff send often. */
export function SavedRepliesDrawer({ onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const replies = useSavedReplies()
  return (
    <SideDrawer open onClose={onClose} title={t("savedReplies.title")} description={t("savedReplies.description")}>
      {replies.data ? (
        <Replies
          replies={replies.data}
          onChanged={() => void client.invalidateQueries({ queryKey: portalKeys.savedReplies })}
        />
      ) : (
        <Drawer.Body>
          {replies.error ? (
            <LoadError
              title={t("savedReplies.title")}
              error={replies.error}
              retrying={replies.isFetching}
              onRetry={() => void replies.refetch()}
            />
          ) : (
            <SectionSkeleton title={t("savedReplies.title")} rows={3} />
          )}
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
