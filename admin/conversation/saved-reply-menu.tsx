import { ChatBubbleLeftRight, PencilSquare } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSavedReplies } from "./use-conversation"

/** Puts saved words into the composer. */
export function SavedReplyMenu({ onUse, onManage }: { onUse: (text: string) => void; onManage: () => void }) {
  const { t } = useTranslation("clientPortal")
  const replies = useSavedReplies()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button type="button" size="small" variant="transparent">
          <ChatBubbleLeftRight className="text-ui-fg-subtle" />
          {t("savedReplies.use")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="max-h-[320px] max-w-[300px] overflow-y-auto">
        {replies.data?.map(({ id, title, body }) => (
          <DropdownMenu.Item key={id} onSelect={() => onUse(body)}>
            <span className="truncate">{title}</span>
          </DropdownMenu.Item>
        ))}
        {replies.data?.length === 0 && <DropdownMenu.Label>{t("savedReplies.none")}</DropdownMenu.Label>}
        <DropdownMenu.Separator />
        <DropdownMenu.Item onSelect={onManage} className="flex items-center gap-x-2">
          <PencilSquare className="text-ui-fg-subtle" />
          <span>{t("savedReplies.manage")}</span>
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
