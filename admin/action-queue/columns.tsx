import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useCallback, useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { QueueGroup, QueueRow } from "../../src/contracts"
import { UnreadCount } from "../conversation/unread-count"
import { useSignalReason } from "../engagement/use-signal-reason"
import { useFormat } from "../lib/format"
import { CellLink, TwoLines } from "../lib/list/cells"
import { useIsWide } from "../lib/use-is-wide"
import { ProjectStatusBadge } from "../project/project-status-badge"
import { projectPath } from "../project/use-project-url"
import { useWaitingWords } from "../project/use-waiting-words"
import { NextStep } from "./next-step"

const column = createDataTableColumnHelper<QueueRow & { id: string }>()

/** In pixels: a long client name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 320

/** Why a project stands in a group, in words: what it is, and since when or until when. */
function useReason(group: QueueGroup) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const waiting = useWaitingWords()
  const signalReason = useSignalReason()
  return useCallback(
    ({ project, due_on, untold_since }: QueueRow): { what: string; when: string } => {
      const { who, shortSince } = waiting(project.waiting)
      if (group === "overdue" && due_on) return { what: t("queue.why.overdue", { day: format.day(due_on) }), when: who }
      if (group === "untold" && untold_since)
        return { what: t("queue.why.untold"), when: t("queue.why.shipped", { at: format.recent(untold_since) }) }
      const hot = project.signals.find(({ signal }) => signal === "hot")
      if (group === "hot" && hot) return { what: signalReason(hot), when: who }
      if (group === "risk" && project.in_hands_date)
        return { what: t("queue.why.risk", { day: format.day(project.in_hands_date) }), when: who }
      if (group === "quiet")
        return { what: t("queue.why.quiet", { at: format.recent(project.last_activity_at) }), when: who }
      return { what: who, when: shortSince }
    },
    [t, format, waiting, signalReason, group],
  )
}

export function useQueueColumns(group: QueueGroup) {
  const { t } = useTranslation("clientPortal")
  const reasonOf = useReason(group)
  // A phone shows one column at a time: where a project stands, why it is here and what to do about it.
  const isWide = useIsWide()
  return useMemo(
    () => [
      column.display({
        id: "project",
        header: t("queue.column.project"),
        cell: ({ row: { original } }) => {
          const { project } = original
          return (
            <TwoLines
              maxWidth={MAX_CELL_WIDTH}
              first={
                <span className="flex min-w-0 items-center gap-x-1">
                  <CellLink to={projectPath(project.id)}>{project.name}</CellLink>
                  <UnreadCount count={project.unread_messages} />
                </span>
              }
              second={[`#${project.number}`, project.client].filter(Boolean).join(" · ")}
              third={
                !isWide && (
                  <span className="flex flex-col items-start gap-y-1 pt-1">
                    <ProjectStatusBadge status={project.status} needsNewRequest={project.difference !== null} />
                    <Text as="span" size="small" leading="compact" className="whitespace-normal">
                      {reasonOf(original).what}
                    </Text>
                    <NextStep row={original} group={group} />
                  </span>
                )
              }
            />
          )
        },
      }),
      ...(isWide
        ? [
            column.display({
              id: "why",
              header: t("queue.column.why"),
              cell: ({ row: { original } }) => {
                const { what, when } = reasonOf(original)
                return (
                  <TwoLines
                    maxWidth={MAX_CELL_WIDTH}
                    first={<span className="txt-compact-small whitespace-normal">{what}</span>}
                    second={when}
                  />
                )
              },
            }),
            column.display({
              id: "status",
              header: t("projects.column.status"),
              cell: ({
                row: {
                  original: { project },
                },
              }) => <ProjectStatusBadge status={project.status} needsNewRequest={project.difference !== null} />,
            }),
            column.display({
              id: "owner",
              header: t("queue.column.owner"),
              maxSize: 160,
              cell: ({
                row: {
                  original: { project },
                },
              }) => project.owner?.name ?? "-",
            }),
            column.display({
              id: "next",
              header: t("queue.column.next"),
              cell: ({ row: { original } }) => <NextStep row={original} group={group} />,
            }),
          ]
        : []),
    ],
    [t, reasonOf, group, isWide],
  )
}
