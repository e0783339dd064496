import { Fragment } from "react"
import type { AccountNeed, AccountOrder, AccountOrders } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { orderNumber } from "@/components/order/order-title"
import { Icon } from "@/components/shell/icon"
import { openOrderPath } from "@/lib/account/account-path"
import { reorderPath } from "@/lib/request/request-path"

interface Props {
  order: AccountOrder
  stages: AccountOrders["stages"]
  linkId: string
  /** Past orders can be ordered again. */
  isPast: boolean
  formToken: string
  preview: boolean
  i18n: I18n
}

/** What the button says where something waits for the client. */
const ACTS = {
  approve_order: "account.card.approve_order",
  approve_proofs: "account.card.approve_proofs",
  pay_invoice: "account.card.pay_invoice",
} as const satisfies Record<AccountNeed, string>

/** One order: what it is, where it stands, what waits for the client, and one press to open it. */
export function OrderCard({ order, stages, linkId, isPast, formToken, preview, i18n }: Props) {
  const [need] = order.needs
  const isMissing = order.missing.length > 0
  const number = orderNumber(order.number, i18n)
  const name = order.name ?? i18n.t("account.card.unnamed", { kind: order.kind, number })
  const headingId = `order-${order.id}`
  return (
    <li className="card flex flex-col gap-3 p-4" aria-labelledby={headingId}>
      <div className="flex items-start gap-3.5">
        <Picture source={order.picture} />
        <div className="min-w-0 flex-1">
          <h2 id={headingId} dir="auto">
            {name}
          </h2>
          <p className="num text-sm text-ink-2">
            {factsOf(order, number, i18n).map((fact, index, facts) => (
              <Fragment key={fact}>
                <span className="whitespace-nowrap">
                  <bdi>{fact}</bdi>
                  {index < facts.length - 1 && " ·"}
                </span>{" "}
              </Fragment>
            ))}
          </p>
          {order.in_hands_date && (
            <p className="num text-sm text-ink-2">
              {i18n.t("page.in_hands")} <b className="font-semibold text-ink">{i18n.day(order.in_hands_date)}</b>
            </p>
          )}
        </div>
      </div>
      {!isPast && <StageBar order={order} stages={stages} i18n={i18n} />}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <Needs order={order} i18n={i18n} />
        {!preview && (
          <div className="ms-auto flex flex-wrap gap-2 max-wide:w-full">
            {isPast && (
              <form method="post" action={reorderPath(linkId, order.id)} className="max-wide:flex-1">
                <FormTokenInput token={formToken} />
                <button className="btn w-full" aria-label={i18n.t("request.again.name", { name })}>
                  {i18n.t("request.again")}
                </button>
              </form>
            )}
            <form method="post" action={openOrderPath(linkId, order.id)} className="max-wide:flex-1">
              <FormTokenInput token={formToken} />
              {!need && isMissing && <input type="hidden" name="to" value="checklist" />}
              <button className={`btn w-full ${need || isMissing ? "btn-primary" : ""}`} aria-describedby={headingId}>
                {i18n.t(need ? ACTS[need] : isMissing ? "account.card.missing" : "account.card.open")}
              </button>
            </form>
          </div>
        )}
      </div>
    </li>
  )
}

function factsOf(order: AccountOrder, number: string, i18n: I18n): string[] {
  const { kind, po_number, pieces } = order
  return [
    `${i18n.t(`page.kind.${kind}`)} ${number}`,
    ...(po_number ? [`${i18n.t("page.po")} ${po_number}`] : []),
    ...(pieces > 0 ? [i18n.t("page.pieces", { count: pieces, n: i18n.number(pieces) })] : []),
    i18n.date(order.created_at),
  ]
}

function Picture({ source }: { source: string | null }) {
  if (source) return <img src={source} alt="" loading="lazy" width={64} height={64} className="thumb" />
  return (
    <span className="thumb grid place-items-center text-ink-3" aria-hidden="true">
      <Icon name="image" className="size-6" />
    </span>
  )
}

/** A bar a stage up to the present one, which is named. */
function StageBar({ order: { stage, status }, stages, i18n }: Pick<Props, "order" | "stages" | "i18n">) {
  if (!stage || status === "canceled") return null
  return (
    <div>
      <div className="stage-bar" aria-hidden="true">
        {stages.map(({ id }, index) => (
          <span key={id} data-reached={index <= stage.index || undefined} />
        ))}
      </div>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-2 text-sm">
        {/* An SVG attribute, since the policy refuses style attributes. */}
        <svg viewBox="0 0 8 8" className="size-2" aria-hidden="true">
          <circle cx="4" cy="4" r="4" fill={stage.color} />
        </svg>
        <b className="font-semibold" dir="auto">
          {stage.name}
        </b>
        <span className="num text-ink-3">
          {i18n.t("page.stage.position", { position: i18n.number(stage.index + 1), count: i18n.number(stages.length) })}
        </span>
      </p>
    </div>
  )
}

/** What waits for the client, or what state the order is in. */
function Needs({ order: { needs, missing, status }, i18n }: Pick<Props, "order" | "i18n">) {
  if (needs.length === 0 && missing.length === 0)
    return <span className={`pill ${PILLS[status] ?? ""}`}>{i18n.t(`account.status.${status}`)}</span>
  return (
    <ul className="flex flex-wrap gap-1.5">
      {needs.map((need) => (
        <li key={need} className="pill pill-wait">
          {i18n.t(`account.need.${need}`)}
        </li>
      ))}
      {missing.length > 0 && (
        <li className="pill pill-wait num">
          {i18n.t("account.need.missing", { count: missing.length, n: i18n.number(missing.length) })}
        </li>
      )}
    </ul>
  )
}

const PILLS: Partial<Record<AccountOrder["status"], string>> = {
  approved: "pill-good",
  ready_for_billing: "pill-good",
  shipped: "pill-good",
  delivered: "pill-good",
  declined: "pill-bad",
  canceled: "pill-bad",
}
