import { Alert, Button, Text } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { StaffThread } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { PolledSection } from "../lib/polled-section"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import type { TabProps } from "../project/tabs"
import { useProjectAction } from "../project/use-project-change"
import { Composer } from "./composer"
import { Thread } from "./thread"
import { useConversation, useMarkRead, useOlder } from "./use-conversation"

/** Who waits for an answer, and the way to say that none is needed. */
function WaitingNotice({ project, thread }: Pick<TabProps, "project"> & { thread: StaffThread }) {
  const { t } = useTranslation("clientPortal")
  const answered = useProjectAction(
    project,
    (until: string) => portalApi.markProjectConversationAnswered({ params: { id: project.id }, body: { until } }),
    t("conversation.answeredDone"),
  )
  const asked = thread.entries.find(({ kind, author }) => kind === "message" && author?.type === "client")
  if (thread.unanswered_since === null || !asked) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <Text size="small" leading="compact" role="status">
        {t("conversation.waiting", { name: asked.author?.name || t("conversation.someone") })}
      </Text>
      <Button size="small" variant="secondary" isLoading={answered.isPending} onClick={() => answered.run(asked.id)}>
        {t("conversation.answered")}
      </Button>
    </div>
  )
}

function Conversation({ project, onOpen, thread }: TabProps & { thread: StaffThread }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const older = useOlder(project.id, thread)
  const newest = thread.entries.find(({ kind }) => kind === "message")
  const onMarked = useCallback(() => {
    void client.invalidateQueries({ queryKey: portalKeys.project(project.id) })
    void client.invalidateQueries({ queryKey: portalKeys.projects })
  }, [client, project.id])
  useMarkRead(project.id, thread.unread, newest?.id ?? null, onMarked)
  return (
    <>
      <Composer project={project} thread={thread} onManageReplies={() => onOpen("saved-replies")} />
      <WaitingNotice project={project} thread={thread} />
      <Thread projectId={project.id} entries={older.entries} />
      {older.error !== null && (
        <div className="px-6 py-4">
          <Alert variant="error" role="alert">
            {messageOf(older.error)}
          </Alert>
        </div>
      )}
      {older.hasMore && (
        <div className="flex justify-center px-6 py-4">
          <Button size="small" variant="secondary" isLoading={older.isLoading} onClick={older.load}>
            {t("conversation.older")}
          </Button>
        </div>
      )}
    </>
  )
}

/** What clients and staff wrote to each other, with internal notes and everything that belongs to the talk. */
export function ConversationTab(props: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = useConversation(props.project.id)
  return (
    <PolledSection title={t("conversation.title")} section={section}>
      {(thread) => <Conversation {...props} thread={thread} />}
    </PolledSection>
  )
}
