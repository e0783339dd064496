import type { DecisionKind } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import { HandedOver, HandOverCard } from "@/components/hand-over/hand-over-card"
import { PageFrame } from "@/components/shell/page-frame"
import type { Colleague } from "@/lib/data/acts"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { Addresses } from "./addresses"
import { Delivery } from "./delivery"
import { Dock } from "./dock"
import { Lines } from "./lines"
import { Needs } from "./needs"
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

export function OrderPage({ page: { shop, viewer, project }, linkId, thanks, given, f }: Props) {
  const items = project.sections.reduce((sum, section) => sum + section.lines.length, 0)
  return (
    <PageFrame
      shop={shop}
      rep={project.rep}
      preview={viewer.preview}
      dock={<Dock project={project} linkId={linkId} f={f} />}
    >
      <div className="grid gap-2.5 pt-6 pb-5 wide:pt-8">
        <OrderTitle project={project} f={f} />
        <StageTrack stages={project.stages} f={f} />
      </div>
      <div className="mb-5 grid gap-5">
        {thanks && <Thanks kind={thanks} />}
        {given && <HandedOver colleague={given} />}
        <Needs project={project} linkId={linkId} f={f} />
        <StatusNote project={project} f={f} />
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
            <Lines sections={project.sections} currency={project.currency_code} f={f} />
            {items > 0 && (
              <Totals
                totals={project.totals}
                currency={project.currency_code}
                hasShipping={project.shipping_methods.length > 0}
                f={f}
              />
            )}
          </section>
          <Delivery project={project} f={f} />
          <Notes notes={project.notes} />
        </div>
        <div className="contents grid-cols-[minmax(0,1fr)] gap-5 wide:grid">
          <Stamps decisions={project.decisions} f={f} />
          <Addresses shipping={project.shipping_address} billing={project.billing_address} />
          <Timeline entries={project.timeline} f={f} />
          {viewer.may_hand_over && <HandOverCard linkId={linkId} />}
        </div>
      </div>
    </PageFrame>
  )
}
