import { createDataTableColumnHelper, Text } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { ListedProject } from "../../src/contracts"
import { UnreadCount } from "../conversation/unread-count"
import { Signals } from "../engagement/signals"
import { useFormat } from "../lib/format"
import { CellLink, TwoLines } from "../lib/list/cells"
import { useIsWide } from "../lib/use-is-wide"
import { ProjectStatusBadge } from "../project/project-status-badge"
import { StageDot } from "../project/stage-dot"
import { projectPath } from "../project/use-project-url"
import { useWaitingWords } from "../project/use-waiting-words"

const column = createDataTableColumnHelper<ListedProject>()

/** In pixels: a long client name must not push the other columns out of view. */
const MAX_CELL_WIDTH = 320

/** Both amounts of an order that differs from the version in its newest request. */
function Difference({ project }: { project: ListedProject }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { difference } = project
  if (!difference) return null
  const money = (amount: string) => format.money(amount, difference.currency_code)
  return (
    <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-error truncate">
      {t(difference.approved ? "projects.differsFromApproved" : "projects.differsFromAsked", {
        before: money(difference.version_amount),
        after: money(difference.current_amount),
      })}
    </Text>
  )
}

export function useColumns() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const waiting = useWaitingWords()
  // The other columns of a phone's list are reached by scrolling: what matters most stands in the first.
  const isWide = useIsWide()
  return useMemo(
    () => [
      column.accessor("name", {
        header: t("projects.column.project"),
        enableSorting: true,
        cell: ({ row: { original: project } }) => (
          <TwoLines
            maxWidth={MAX_CELL_WIDTH}
            first={
              <span className="flex min-w-0 items-center gap-x-1">
                <CellLink to={projectPath(project.id)}>{project.name}</CellLink>
                <UnreadCount count={project.unread_messages} />
              </span>
            }
            second={[
              `#${project.number}`,
              project.client,
              project.po_number && t("projects.po", { po: project.po_number }),
            ]
              .filter(Boolean)
              .join(" · ")}
            third={
              !isWide && (
                <span className="mt-1 flex flex-wrap items-center gap-2">
                  <ProjectStatusBadge status={project.status} needsNewRequest={project.difference !== null} />
                  {project.waiting.for && (
                    <Text as="span" size="xsmall" leading="compact">
                      {waiting(project.waiting).short}
                    </Text>
                  )}
                </span>
              )
            }
          />
        ),
      }),
      column.display({
        id: "status",
        header: t("projects.column.status"),
        cell: ({ row: { original: project } }) => (
          <div className="flex min-w-0 flex-col gap-y-1 py-2">
            <ProjectStatusBadge status={project.status} needsNewRequest={project.difference !== null} />
            <Difference project={project} />
            {project.signals.length > 0 && (
              <span className="flex flex-wrap gap-1">
                <Signals signals={project.signals} />
              </span>
            )}
          </div>
        ),
      }),
      column.display({
        id: "waiting",
        header: t("projects.column.waiting"),
        cell: ({ row: { original: project } }) => {
          const { short, shortSince } = waiting(project.waiting)
          return (
            <TwoLines maxWidth={MAX_CELL_WIDTH} first={<span className="truncate">{short}</span>} second={shortSince} />
          )
        },
      }),
      column.display({
        id: "stage",
        header: t("projects.column.stage"),
        cell: ({ row: { original: project } }) => <StageDot stage={project.stage} />,
      }),
      column.accessor("in_hands_date", {
        header: t("projects.column.inHands"),
        enableSorting: true,
        cell: ({ getValue }) => {
          const day = getValue()
          return day ? format.day(day) : "-"
        },
      }),
      column.accessor("last_activity_at", {
        header: t("projects.column.lastActivity"),
        enableSorting: true,
        cell: ({ row: { original: project } }) => (
          <TwoLines
            maxWidth={MAX_CELL_WIDTH}
            first={<span className="truncate">{format.recent(project.last_activity_at)}</span>}
            second={
              project.last_opened_at
                ? t("projects.opened", { at: format.recent(project.last_opened_at) })
                : t("projects.notOpened")
            }
          />
        ),
      }),
      column.display({
        id: "owner",
        header: t("projects.column.owner"),
        maxSize: 160,
        cell: ({ row: { original: project } }) => project.owner?.name ?? "-",
      }),
    ],
    [t, format, waiting, isWide],
  )
}
