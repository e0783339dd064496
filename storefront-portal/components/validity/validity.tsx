import type { ReactNode } from "react"
import type { ApprovalRequest } from "@contracts/approval"
import type { ValidityView } from "@contracts/quote-validity"
import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"
import { IconTile } from "@/components/shell/icon"
import type { SigningNotice, SigningNoticeProps } from "@/components/sign/signing-notices"
import { FormTokenInput } from "@/components/form/form-token-input"
import { timeLeft } from "./time-left"

export function renewalPath(linkId: string, requestId: string): string {
  return `/p/${linkId}/renewal/${requestId}`
}

/** The validity of a request that can still be decided; null where there is none. */
function validityOf(request: ApprovalRequest | null): ValidityView | null {
  return request?.state === "open" && request.is_current ? (request.rules.validity ?? null) : null
}

/** On the order page: until when the quote can be approved, or that it has expired and how to get a renewed one. */
export function ValidityCard({ page, linkId, formToken, i18n }: SectionProps) {
  const { request } = page.sections.approval
  const validity = validityOf(request)
  if (!request || !validity) return null
  return (
    <section className="card flex items-start gap-3.5 p-5" aria-label={i18n.t("validity.section")}>
      <IconTile name="clock" tone={validity.is_expired ? "wait" : "plain"} />
      <div className="grid gap-2">
        {validity.is_expired ? (
          <Expired
            {...{ validity, i18n }}
            Heading="h2"
            renewal={!page.viewer.preview && <RenewalForm {...{ linkId, formToken, i18n }} requestId={request.id} />}
          />
        ) : (
          <ValidUntil validity={validity} i18n={i18n} />
        )}
      </div>
    </section>
  )
}

/** On the signing page. An expired quote can be declined or sent back, but not approved. */
export const validityNotice: SigningNotice = {
  id: "validity",
  render: ({ request, viewer, formToken, i18n }: SigningNoticeProps) => {
    const validity = validityOf(request)
    if (!validity) return null
    if (!validity.is_expired) return <ValidUntil validity={validity} i18n={i18n} />
    return (
      <div className="grid gap-2 rounded-xl bg-wait-soft px-4 py-3">
        <Expired
          {...{ validity, i18n }}
          Heading="h3"
          renewal={
            !viewer.preview && <RenewalForm {...{ formToken, i18n }} linkId={viewer.link_id} requestId={request.id} />
          }
        />
        <p>{i18n.t("validity.expired.also")}</p>
      </div>
    )
  },
  blocksApproval: (request) => validityOf(request)?.is_expired ?? false,
  refusals: { quote_expired: { title: "validity.refused.title", text: "validity.refused.text" } },
}

function ValidUntil({ validity: { valid_until }, i18n }: { validity: ValidityView; i18n: I18n }) {
  return (
    <p className="num flex flex-wrap gap-x-2">
      <span>
        {i18n.t("validity.until")} <Moment at={valid_until} i18n={i18n} />
      </span>
      <span className="text-ink-2">{timeLeft(valid_until, Date.now(), i18n)}</span>
    </p>
  )
}

interface ExpiredProps {
  validity: ValidityView
  Heading: "h2" | "h3"
  /** The form that asks for a renewed quote. */
  renewal: ReactNode
  i18n: I18n
}

function Expired({ validity: { valid_until, renewal_requested_at: askedAt }, Heading, renewal, i18n }: ExpiredProps) {
  return (
    <>
      <Heading>{i18n.t(askedAt ? "validity.asked.title" : "validity.expired.title")}</Heading>
      <p className="num text-sm text-ink-2">
        {i18n.t("validity.until")} <Moment at={valid_until} i18n={i18n} />
      </p>
      <p>
        {askedAt ? i18n.t("validity.asked.text", { date: i18n.instant(askedAt) }) : i18n.t("validity.expired.text")}
      </p>
      {!askedAt && renewal}
    </>
  )
}

function RenewalForm(props: { linkId: string; requestId: string; formToken: string; i18n: I18n }) {
  const { linkId, requestId, formToken, i18n } = props
  return (
    <form method="post" action={renewalPath(linkId, requestId)} className="no-print grid justify-items-start">
      <FormTokenInput token={formToken} />
      <button className="btn btn-primary">{i18n.t("validity.renew")}</button>
    </form>
  )
}

/** In the shop's time zone, with its name; a script puts the client's own in its place (browser/lib/local-times.ts). */
function Moment({ at, i18n }: { at: string; i18n: I18n }) {
  return (
    <time dateTime={at} data-local-time="" className="font-semibold">
      {i18n.instant(at)}
    </time>
  )
}
