import type { I18n } from "@messages/i18n"
import type { Rendering } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import { orderNumber } from "@/components/order/order-title"
import { Section } from "@/components/sections/section"
import { PageFrame } from "@/components/shell/page-frame"
import type { SignState } from "@/components/sign/sign-state"
import { ChangesList } from "./changes-list"
import { closedWords } from "./closed"
import { DecisionCard } from "./decision-card"
import { DocumentSheet } from "./document-sheet"

interface Props {
  page: ProjectPage
  rendering: Rendering
  formToken: string
  /** Of a form that was sent and did not go through. */
  state: SignState | null
  i18n: I18n
}

const SHOWN_CHANGES = 12

export function ReviewPage({ page, rendering, formToken, state, i18n }: Props) {
  const { shop, viewer, project, versions } = page
  const linkId = viewer.link_id
  const { request, document } = rendering
  const closed = closedWords(request)
  return (
    <PageFrame i18n={i18n} shop={shop} rep={project.rep} preview={viewer.preview} versions={versions}>
      <div className="grid gap-1.5 pt-4 pb-5">
        <p className="no-print">
          <a className="link tap text-sm" href={`/p/${linkId}`}>
            {i18n.t("page.back")}
          </a>
        </p>
        <h1>{i18n.t(closed ? "review.title.closed" : "review.title")}</h1>
        <p className="num text-ink-2">
          <bdi>{document.project_name}</bdi> · {i18n.t(`page.kind.${project.kind}`)}{" "}
          {orderNumber(document.order_number, i18n)} ·{" "}
          {i18n.t("page.version", { version: i18n.number(request.version) })}
        </p>
        <p className="wide:hidden">
          {closed ? (
            <a className="btn btn-primary mt-1" href={`/p/${linkId}`}>
              {i18n.t("review.closed.act")}
            </a>
          ) : (
            <a className="btn mt-1" href="#decision">
              {i18n.t("review.act.jump")}
            </a>
          )}
        </p>
      </div>
      <div className="two-columns grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {(request.message || request.changes.length > 0) && <WhatIsNew rendering={rendering} i18n={i18n} />}
          <DocumentSheet rendering={rendering} pictures={picturesOf(page)} i18n={i18n} />
        </div>
        <Section id="decision" parts={["project", "order", "approval"]} versions={versions}>
          <DecisionCard {...{ page, rendering, formToken, state, i18n }} />
        </Section>
      </div>
    </PageFrame>
  )
}

/** The pictures of the order as it is now. The document that is signed holds none. */
function picturesOf({ sections }: ProjectPage): ReadonlyMap<string, string> {
  const lines = sections.order.line_groups.flatMap((group) => group.lines)
  return new Map(lines.flatMap(({ item_ids, thumbnail }) => (thumbnail ? item_ids.map((id) => [id, thumbnail]) : [])))
}

function WhatIsNew({ rendering: { request, document }, i18n }: Pick<Props, "rendering" | "i18n">) {
  const { changes } = request
  const currency = document.currency_code
  const more = changes.slice(SHOWN_CHANGES)
  const asked = {
    who: request.requested_by.type === "system" ? "none" : "some",
    name: request.requested_by.name,
    date: i18n.date(request.requested_at),
  }
  return (
    <section className="card" aria-labelledby="changes">
      {changes.length > 0 && (
        <div className="grid gap-3 p-5">
          <h2 id="changes">{i18n.t("review.changes.title", { version: i18n.number(request.version - 1) })}</h2>
          <ChangesList changes={changes.slice(0, SHOWN_CHANGES)} currency={currency} i18n={i18n} />
          {more.length > 0 && (
            <details>
              <summary className="py-1 text-sm text-accent">
                {i18n.t("review.changes.more", { count: more.length, n: i18n.number(more.length) })}
              </summary>
              <ChangesList changes={more} currency={currency} i18n={i18n} />
            </details>
          )}
        </div>
      )}
      {request.message && (
        <div className={changes.length > 0 ? "row" : "p-5"}>
          <p className="text-sm text-ink-2" id={changes.length > 0 ? undefined : "changes"}>
            {i18n.t("review.asked", asked)}
          </p>
          <blockquote className="whitespace-pre-line" dir="auto">
            {request.message}
          </blockquote>
        </div>
      )}
    </section>
  )
}
