import { Prompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface LeavePromptProps {
  open: boolean
  onStay: () => void
  onLeave: () => void
}

/**
 * Asks before typed text is left behind. Not Medusa's `usePrompt`: opened by Escape, it takes the same key for an answer.
 */
export function LeavePrompt({ open, onStay, onLeave }: LeavePromptProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <Prompt open={open} variant="confirmation">
      <Prompt.Content onEscapeKeyDown={onStay}>
        <Prompt.Header>
          <Prompt.Title>{t("form.leaveTitle")}</Prompt.Title>
          <Prompt.Description>{t("form.leaveText")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={onStay}>{t("form.stay")}</Prompt.Cancel>
          <Prompt.Action onClick={onLeave}>{t("form.leave")}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
