import type { Rendering } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import { orderNumber } from "@/components/order/order-title"
import { PageFrame } from "@/components/shell/page-frame"
import type { Format } from "@/lib/format"
import { showChange } from "@/lib/format/changes"
import { t } from "@/lib/messages"
import { ChangesList } from "./changes-list"
import { closedWords } from "./closed"
import { DecisionCard } from "./decision-card"
import { DocumentSheet } from "./document-sheet"
import { changeWords } from "./words"

interface Props {
  page: ProjectPage
  rendering: Rendering
  linkId: string
  f: Format
}

const SHOWN_CHANGES = 12

export function ReviewPage({ page, rendering, linkId, f }: Props) {
  const { shop, viewer, project } = page
  const { request, document } = rendering
  const closed = closedWords(request)
  return (
    <PageFrame shop={shop} rep={project.rep} preview={viewer.preview}>
      <div className="grid gap-1.5 pt-4 pb-5">
        <p className="no-print">
          <a className="link tap text-sm" href={`/p/${linkId}`}>
            {t("page.back")}
          </a>
        </p>
        <h1>{t(closed ? "review.title.closed" : "review.title")}</h1>
        <p className="num text-ink-2">
          <bdi>{document.project_name}</bdi> · {t(`page.kind.${project.kind}`)} {orderNumber(document.order_number)} ·{" "}
          {t("page.version", { version: f.number(request.version) })}
        </p>
        <p className="wide:hidden">
          {closed ? (
            <a className="btn btn-primary mt-1" href={`/p/${linkId}`}>
              {t("review.closed.act")}
            </a>
          ) : (
            <a className="btn mt-1" href="#decision">
              {t("review.act.jump")}
            </a>
          )}
        </p>
      </div>
      <div className="two-columns grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {(request.message || request.changes.length > 0) && <WhatIsNew rendering={rendering} f={f} />}
          <DocumentSheet rendering={rendering} f={f} />
          {rendering.terms && (
            <details className="card">
              <summary className="card-head list-item font-[620]">{t("review.terms", { shop: shop.name })}</summary>
              <p className="row whitespace-pre-line" dir="auto">
                {rendering.terms}
              </p>
            </details>
          )}
        </div>
        <DecisionCard page={page} rendering={rendering} linkId={linkId} f={f} />
      </div>
    </PageFrame>
  )
}

function WhatIsNew({ rendering: { request, document }, f }: Pick<Props, "rendering" | "f">) {
  const changes = request.changes.map((change) => showChange(change, document.currency_code, f))
  const more = changes.slice(SHOWN_CHANGES)
  const asked = {
    who: request.requested_by.type === "system" ? "none" : "some",
    name: request.requested_by.name,
    date: f.date(request.requested_at),
  }
  return (
    <section className="card" aria-labelledby="changes">
      {changes.length > 0 && (
        <div className="grid gap-3 p-5">
          <h2 id="changes">{t("review.changes.title")}</h2>
          <ChangesList changes={changes.slice(0, SHOWN_CHANGES)} words={changeWords()} />
          {more.length > 0 && (
            <details>
              <summary className="py-1 text-sm text-accent">
                {t("review.changes.more", { count: more.length, n: f.number(more.length) })}
              </summary>
              <ChangesList changes={more} words={changeWords()} />
            </details>
          )}
        </div>
      )}
      {request.message && (
        <div className={changes.length > 0 ? "row" : "p-5"}>
          <p className="text-sm text-ink-2" id={changes.length > 0 ? undefined : "changes"}>
            {t("review.asked", asked)}
          </p>
          <blockquote className="whitespace-pre-line" dir="auto">
            {request.message}
          </blockquote>
        </div>
      )}
    </section>
  )
}
