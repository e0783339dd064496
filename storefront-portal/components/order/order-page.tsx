import type { DecisionKind } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import { Delegated, DelegateCard } from "@/components/delegate/delegate-card"
import { PageFrame } from "@/components/shell/page-frame"
import type { Colleague } from "@/lib/data/acts"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { ActionItems } from "./action-items"
import { Addresses } from "./addresses"
import { Delivery } from "./delivery"
import { Dock } from "./dock"
import { Lines } from "./lines"
import { Notes } from "./notes"
import { OrderTitle } from "./order-title"
import { StageTrack } from "./stage-track"
import { Stamps } from "./stamps"
import { StatusNote, Thanks } from "./status-note"
import { Timeline } from "./timeline"
import { Totals } from "./totals"

interface Props {
  page: ProjectPage
  linkId: string
  /** The decision just made, to say thank you for. */
  thanks: DecisionKind | null
  /** The colleague who has just been given a link. */
  given: Colleague | null
  f: Format
}

export function OrderPage({ page, linkId, thanks, given, f }: Props) {
  const { shop, viewer, project, timeline, sections } = page
  const { order } = sections
  const items = order.line_groups.reduce((sum, group) => sum + group.lines.length, 0)
  return (
    <PageFrame shop={shop} rep={project.rep} preview={viewer.preview} dock={<Dock page={page} linkId={linkId} f={f} />}>
      <div className="grid gap-2.5 pt-6 pb-5 wide:pt-8">
        <OrderTitle page={page} f={f} />
        <StageTrack stages={project.stages} f={f} />
      </div>
      <div className="mb-5 grid gap-5">
        {thanks && <Thanks kind={thanks} />}
        {given && <Delegated colleague={given} />}
        <ActionItems page={page} linkId={linkId} f={f} />
        <StatusNote page={page} f={f} />
      </div>
      {/* On phones both columns dissolve into one, and what was decided comes first (see Stamps). */}
      <div className="two-columns grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-[minmax(0,1fr)_21.75rem]">
        <div className="contents grid-cols-[minmax(0,1fr)] gap-5 wide:grid">
          <section className="card" aria-labelledby="lines">
            <div className="card-head">
              <h2 id="lines">{t("lines.title")}</h2>
              {items > 0 && (
                <p className="num text-sm text-ink-2">{t("lines.count", { count: items, n: f.number(items) })}</p>
              )}
            </div>
            <Lines groups={order.line_groups} currency={order.currency_code} f={f} />
            {items > 0 && (
              <Totals
                totals={order.totals}
                currency={order.currency_code}
                hasShipping={order.shipping_methods.length > 0}
                f={f}
              />
            )}
          </section>
          <Delivery page={page} f={f} />
          <Notes notes={order.notes} />
        </div>
        <div className="contents grid-cols-[minmax(0,1fr)] gap-5 wide:grid">
          <Stamps decisions={sections.approval.decisions} f={f} />
          <Addresses shipping={order.shipping_address} billing={order.billing_address} />
          <Timeline entries={timeline} f={f} />
          {viewer.can_delegate && <DelegateCard linkId={linkId} />}
        </div>
      </div>
    </PageFrame>
  )
}
