import { Button, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import {
  lineWords,
  piecesOf,
  postalAddressLines,
  type ProjectHeader,
  type ProjectRequest,
  type RequestedAddress,
  type RequestedLine,
} from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Row, Section } from "../lib/section"
import { projectPath } from "../project/use-project-url"

type Request = NonNullable<ProjectRequest["request"]>

/** The quote request that the order came from, as the client sent it. Renders nothing for other orders. */
export function RequestSection({ project }: { project: ProjectHeader }) {
  const { t } = useTranslation("clientPortal")
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.section(project.id, "quote-request"),
    queryFn: ({ signal }) => portalApi.getProjectRequest({ params: { id: project.id }, signal }),
    staleTime: Infinity,
  })
  if (error && !data)
    return <LoadError title={t("request.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
  if (!data?.request) return null
  return <RequestCard request={data.request} project={project} />
}

function RequestCard({ request, project }: { request: Request; project: ProjectHeader }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { content, requested_by, sent_at, reorder_of, proofs } = request
  return (
    <Section
      title={t("request.title")}
      subtitle={t("request.by", { who: requested_by, at: format.moment(sent_at) })}
      aside={
        project.is_draft && (
          <Button asChild size="small" variant="secondary">
            <Link to={`/draft-orders/${project.order_id}`}>{t("request.edit")}</Link>
          </Button>
        )
      }
    >
      {reorder_of && (
        <Row label={t("request.reorder")}>
          <OrderLink order={reorder_of} />
        </Row>
      )}
      <ul className="flex flex-col gap-y-3 px-6 py-4">
        {content.lines.map((line) => (
          <RequestedLineItem key={line.id} line={line} />
        ))}
      </ul>
      {proofs.length > 0 && (
        <Row label={t("request.artwork")}>
          <ul>
            {proofs.map(({ id, project_id, title, version }) => (
              <li key={id}>
                <Link className="text-ui-fg-interactive" to={projectPath(project_id, { tab: "proofs" })}>
                  {t("request.proof", { title, version })}
                </Link>
              </li>
            ))}
          </ul>
        </Row>
      )}
      {content.in_hands_date && <Row label={t("request.inHands")}>{format.day(content.in_hands_date)}</Row>}
      <Row label={t("request.address")}>
        {content.address ? <Address address={content.address} /> : t("request.later")}
      </Row>
      {content.po_number && <Row label={t("request.po")}>{content.po_number}</Row>}
      {content.budget && <Row label={t("request.budget")}>{content.budget}</Row>}
      {content.notes && <Words label={t("request.notes")}>{content.notes}</Words>}
      {content.remarks && <Words label={t("request.remarks")}>{content.remarks}</Words>}
    </Section>
  )
}

function OrderLink({ order: { number, name, project_id } }: { order: NonNullable<Request["reorder_of"]> }) {
  const { t } = useTranslation("clientPortal")
  const words = [name, t("request.order", { number })].filter(Boolean).join(" ")
  if (project_id === null) return words
  return (
    <Link className="text-ui-fg-interactive" to={projectPath(project_id, { tab: "quote" })}>
      {words}
    </Link>
  )
}

function RequestedLineItem({ line }: { line: RequestedLine }) {
  const { t } = useTranslation("clientPortal")
  const what = lineWords(line)
  return (
    <li>
      <Text size="small" leading="compact" weight="plus" className="break-words">
        {t("request.line", { count: piecesOf(line) ?? 0, what })}
      </Text>
      {line.decoration && (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {line.decoration}
        </Text>
      )}
      {line.sizes.length > 0 && (
        <span className="txt-small text-ui-fg-subtle flex flex-wrap gap-x-3">
          {line.sizes.map(({ label, quantity }) => (
            <span key={label}>{t("request.size", { label, quantity })}</span>
          ))}
        </span>
      )}
    </li>
  )
}

/** The client's own words, with their line breaks. */
function Words({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="px-6 py-3">
      <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="small" className="whitespace-pre-line break-words">
        {children}
      </Text>
    </div>
  )
}

function Address({ address }: { address: RequestedAddress }) {
  return (
    <span className="flex flex-col">
      {[...postalAddressLines(address), address.phone].filter(Boolean).map((line, index) => (
        <span key={index}>{line}</span>
      ))}
    </span>
  )
}
