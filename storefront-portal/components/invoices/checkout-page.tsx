import type { ReactNode } from "react"
import { paymentFailureReason } from "@contracts/payment/failure"
import type { CheckoutStatus } from "@contracts/payment/payment"
import type { Viewer } from "@contracts/portal-session"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { NoticePage } from "@/components/shell/notice-page"
import type { IconName } from "@/components/shell/icon"
import { accountCheckoutPath, invoicesPath } from "@/lib/account/account-path"
import { checkoutPath, invoicePath, payPath } from "./invoice-path"

export interface CheckoutView {
  /** Who looks at it. */
  page: { shop: Shop; viewer: Pick<Viewer, "link_id" | "preview"> }
  checkout: CheckoutStatus
}

interface Props {
  view: CheckoutView
  /** Where the payment began: on an order's page or in an account. */
  place?: "p" | "a"
  formToken: string
  i18n: I18n
}

type Shown = "confirming" | "open" | "processing" | "paid" | "failed" | "expired" | "unknown"

const SHOWN: Record<CheckoutStatus["state"], Shown> = {
  opening: "confirming",
  open: "open",
  processing: "processing",
  paid: "paid",
  failed: "failed",
  expired: "expired",
}

const ICONS: Record<Shown, IconName> = {
  confirming: "clock",
  open: "card",
  processing: "clock",
  paid: "check",
  failed: "cross",
  expired: "clock",
  unknown: "clock",
}

/** While Stripe has not said how it ended, nothing here offers to pay. */
const shownOf = ({ state, is_current }: CheckoutStatus): Shown => {
  const shown = SHOWN[state]
  return is_current || shown === "confirming" ? shown : "unknown"
}

/** How the payment that the client comes back from stands, as Stripe says it. */
export function CheckoutPage({ view: { page, checkout }, place = "p", formToken, i18n }: Props) {
  const { shop, viewer } = page
  const linkId = viewer.link_id
  const shown = shownOf(checkout)
  const amount = i18n.money(checkout.amount, checkout.currency_code)
  const { invoices } = checkout
  const [first] = invoices
  const path = place === "p" ? checkoutPath(linkId, checkout.id) : accountCheckoutPath(linkId, checkout.id)
  const payAt = place === "p" ? first && payPath(linkId, first.id) : invoicesPath(linkId)
  const check = <CheckAgain path={path} formToken={formToken} isMain={shown !== "processing"} i18n={i18n} />
  const actions: Record<Shown, ReactNode> = {
    confirming: check,
    unknown: check,
    processing: check,
    open: payAt && <PayAgain href={payAt} text={i18n.t("checkout.continue")} />,
    failed: payAt && <PayAgain href={payAt} text={i18n.t("checkout.again")} />,
    expired: payAt && <PayAgain href={payAt} text={i18n.t("checkout.again")} />,
    paid: null,
  }
  return (
    <div id="checkout" data-refresh={path} data-state={shown === "unknown" ? shown : checkout.state}>
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon={ICONS[shown]}
        title={i18n.t(`checkout.${shown}.title`, { amount })}
        text={
          shown === "failed"
            ? i18n.t(`checkout.failure.${paymentFailureReason(checkout.failure)}`)
            : i18n.t(`checkout.${shown}.text`)
        }
        preview={viewer.preview}
      >
        {invoices.length > 0 && (
          <p className="num">
            {i18n.t("checkout.for", {
              count: invoices.length,
              numbers: i18n.list(invoices.map(({ number }) => number)),
            })}
            {shown !== "paid" && shown !== "processing" && ` · ${amount}`}
          </p>
        )}
        {actions[shown]}
        <p className="flex flex-wrap gap-x-5">
          {place === "p" &&
            invoices.map(({ id, number }) => (
              <a key={id} className="link tap" href={invoicePath(linkId, id)}>
                {i18n.t("checkout.invoice", { number })}
              </a>
            ))}
          <a className="link tap" href={place === "p" ? `/p/${linkId}` : invoicesPath(linkId)}>
            {i18n.t(place === "p" ? "page.back" : "account.invoices.back")}
          </a>
        </p>
      </NoticePage>
    </div>
  )
}

/** The form on the page of the invoice or of all invoices: it says what is owed now, and asks Stripe again before anything is charged. */
function PayAgain({ href, text }: { href: string; text: string }) {
  return (
    <a className="btn btn-primary" href={href}>
      {text}
    </a>
  )
}

function CheckAgain(props: { path: string; formToken: string; isMain: boolean; i18n: I18n }) {
  const { path, formToken, isMain, i18n } = props
  return (
    <form method="post" action={path} className="grid">
      <FormTokenInput token={formToken} />
      <button className={isMain ? "btn btn-primary" : "btn"}>{i18n.t("checkout.check")}</button>
    </form>
  )
}
