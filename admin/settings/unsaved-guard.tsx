import { Prompt } from "@medusajs/ui"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useBlocker } from "react-router-dom"

/** Asks before typed text is left behind: inside the dashboard with its own words, elsewhere with the browser's. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation("clientPortal")
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  )

  useEffect(() => {
    if (!dirty) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", hold)
    return () => window.removeEventListener("beforeunload", hold)
  }, [dirty])

  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation">
      <Prompt.Content onEscapeKeyDown={() => blocker.reset?.()}>
        <Prompt.Header>
          <Prompt.Title>{t("form.leaveTitle")}</Prompt.Title>
          <Prompt.Description>{t("form.leaveText")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={() => blocker.reset?.()}>{t("form.stay")}</Prompt.Cancel>
          <Prompt.Action onClick={() => blocker.proceed?.()}>{t("form.leave")}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
