import { Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { FailedJob, FailedJobs as Answer } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { projectPath } from "../project/use-project-url"

const POLL_MS = 30_000

/** Retries or discards one job. Both answer with what is left. */
function useJobAction(change: (id: string) => Promise<Answer>, done: string) {
  const client = useQueryClient()
  const messageOf = useMessageOf()
  return useMutation<Answer, Error, string>({
    mutationFn: change,
    onSuccess: (answer) => {
      client.setQueryData(portalKeys.failedJobs, answer)
      toast.success(done)
    },
    onError: (error) => {
      toast.error(messageOf(error))
      void client.invalidateQueries({ queryKey: portalKeys.failedJobs })
    },
  })
}

function JobRow({ job }: { job: FailedJob }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const prompt = usePrompt()
  const retry = useJobAction((id) => portalApi.retryJob({ params: { id } }), t("jobs.retried"))
  const discard = useJobAction((id) => portalApi.discardJob({ params: { id } }), t("jobs.discarded"))
  const drop = async () => {
    const agreed = await prompt({
      title: t("jobs.discardTitle"),
      description: t("jobs.discardText", { title: job.title }),
      confirmText: t("jobs.discard"),
      cancelText: t("form.cancel"),
    })
    if (agreed) discard.mutate(job.id)
  }
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {job.title}
        </Text>
        {job.project && (
          <Link
            to={projectPath(job.project.id)}
            className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base transition-fg"
          >
            {job.project.name}
          </Link>
        )}
        <Text size="small" leading="compact" className="text-ui-fg-error break-words">
          {job.reason}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {t("jobs.failedAt", { at: format.moment(job.failed_at), count: job.attempts })}
        </Text>
      </div>
      <div className="flex items-center gap-x-2">
        <Button size="small" variant="transparent" isLoading={discard.isPending} onClick={drop}>
          {t("jobs.discard")}
        </Button>
        <Button size="small" variant="secondary" isLoading={retry.isPending} onClick={() => retry.mutate(job.id)}>
          {t("jobs.retry")}
        </Button>
      </div>
    </li>
  )
}

/** Background work that gave up: mails that were not sent, sales that were not made. Absent while there is none. */
export function FailedJobs() {
  const { t } = useTranslation("clientPortal")
  const { data } = useQuery({
    queryKey: portalKeys.failedJobs,
    queryFn: ({ signal }) => portalApi.getFailedJobs({ signal }),
    refetchInterval: POLL_MS,
  })
  if (!data || data.count === 0) return null
  return (
    <Section id="failed-jobs" title={t("jobs.title", { count: data.count })} subtitle={t("jobs.subtitle")}>
      <ul className="divide-y">
        {data.jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </Section>
  )
}
