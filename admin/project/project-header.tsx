import { PencilSquare, Share, ShoppingCart } from "@medusajs/icons"
import { Alert, Button, clx, Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import type { ProjectHeader as Header } from "../../src/contracts"
import { Signals } from "../engagement/signals"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { Menu } from "../lib/menu"
import { useIsWide } from "../lib/use-is-wide"
import { DifferenceNotice } from "./difference-notice"
import type { DrawerId } from "./drawers"
import { PreviewButton } from "./preview-button"
import { PrimaryAction } from "./primary-action"
import { ProjectStatusBadge } from "./project-status-badge"
import { StageDot } from "./stage-dot"
import { useWaitingWords } from "./use-waiting-words"

/** Status, and who has to act next since when, on one line. */
export function StatusLine({ project }: { project: Header }) {
  const waiting = useWaitingWords()
  const { who, since } = waiting(project.waiting)
  return (
    <div className="flex flex-wrap items-center gap-2" role="status">
      <ProjectStatusBadge status={project.status} needsNewRequest={project.difference !== null} />
      <StageDot stage={project.stage} />
      <Text as="span" size="small" leading="compact">
        {[who, since].filter(Boolean).join(", ")}
      </Text>
      <Signals signals={project.signals} />
    </div>
  )
}

/** Work of the newest decision that is late or has failed. */
export function PendingEffect({ project }: { project: Header }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const effect = project.pending_effect
  if (!effect) return null
  return (
    <div className="px-6 py-4">
      <Alert variant="error" role="alert">
        <Text size="small" weight="plus">
          {t(effect.message ? "approval.effectFailed" : "approval.effectLate", { since: format.moment(effect.since) })}
        </Text>
        {effect.message && <Text size="small">{effect.message}</Text>}
      </Alert>
    </div>
  )
}

interface ProjectHeaderProps {
  project: Header
  isStale: boolean
  onOpen: (drawer: DrawerId) => void
  /** The tabs, which stay in view with the header. */
  children: ReactNode
}

export function ProjectHeader({ project, isStale, onOpen, children }: ProjectHeaderProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const navigate = useNavigate()
  const isWide = useIsWide()
  const facts = [
    `#${project.number}`,
    project.client,
    project.po_number && t("projects.po", { po: project.po_number }),
    t("project.pieces", { count: project.pieces }),
    project.in_hands_date && t("project.inHandsOn", { day: format.day(project.in_hands_date) }),
    project.owner?.name,
  ].filter(Boolean)
  const menu = (
    <Menu
      label={t("project.more")}
      groups={[
        [
          { label: t("project.edit"), icon: <PencilSquare />, onSelect: () => onOpen("edit") },
          {
            label: t(project.is_draft ? "project.openDraft" : "project.openOrder"),
            icon: <ShoppingCart />,
            onSelect: () => navigate(`/${project.is_draft ? "draft-orders" : "orders"}/${project.order_id}`),
          },
        ],
      ]}
    />
  )
  return (
    <div className="flex flex-col gap-y-3">
      <Container className={clx("divide-y p-0", { "sticky top-0 z-10": isWide })}>
        <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
          <div className={clx("flex min-w-0 flex-col gap-y-1", { "w-full": !isWide })}>
            <div className="flex items-start justify-between gap-x-2">
              <Heading>{project.name}</Heading>
              {!isWide && menu}
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {facts.join(" · ")}
            </Text>
            <StatusLine project={project} />
            {isStale && (
              <Text size="xsmall" className="text-ui-fg-subtle" role="status">
                {t("load.stale")}
              </Text>
            )}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <PreviewButton create={() => portalApi.createPreview({ params: { id: project.order_id } })} />
            {project.waiting.for !== "share" && (
              <Button size="small" variant="secondary" onClick={() => onOpen("share")}>
                <Share className="text-ui-fg-subtle" />
                {t("action.share")}
              </Button>
            )}
            <PrimaryAction project={project} onOpen={onOpen} />
            {isWide && menu}
          </div>
        </div>
        {children}
      </Container>
      {(project.difference ?? project.pending_effect) && (
        <Container className="divide-y p-0">
          <DifferenceNotice project={project} />
          <PendingEffect project={project} />
        </Container>
      )}
    </div>
  )
}
