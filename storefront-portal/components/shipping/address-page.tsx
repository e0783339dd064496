import type { AddressQuestion } from "@contracts/shipping/address-check"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { AddressFields } from "@/components/form/address-fields"
import { FormTokenInput } from "@/components/form/form-token-input"
import { AddressLines } from "@/components/order/address"
import { OrderFormPage } from "@/components/shell/order-form-page"
import type { AddressProblem } from "@/lib/errors/address-problem"
import { toShownAddress, toTyped } from "@/lib/format/typed-address"
import type { TypedCheck } from "@/lib/shipping/read-address-form"
import { addressAnchor, addressPath } from "./address-path"

/** What a form that could not be sent leaves behind. */
export interface AddressState {
  typed: TypedCheck
  problem: AddressProblem
}

interface Props {
  page: ProjectPage
  linkId: string
  formToken: string
  state: AddressState | null
  i18n: I18n
}

/** Every address that the order still goes to, to confirm or to correct. */
export function AddressPage({ page, linkId, formToken, state, i18n }: Props) {
  const { addresses } = page.sections.shipping
  return (
    <OrderFormPage
      page={page}
      linkId={linkId}
      title={i18n.t("address_check.title")}
      problem={state && i18n.t(`address_check.problem.${state.problem}`)}
      empty={
        addresses.length > 0
          ? null
          : { title: i18n.t("address_check.none.title"), text: i18n.t("address_check.none.text") }
      }
      i18n={i18n}
    >
      {addresses.map((question) => (
        <Question
          key={question.target}
          question={question}
          linkId={linkId}
          formToken={formToken}
          isPreview={page.viewer.preview}
          state={state?.typed.target === question.target ? state : null}
          i18n={i18n}
        />
      ))}
    </OrderFormPage>
  )
}

interface QuestionProps extends Omit<Props, "page"> {
  question: AddressQuestion
  isPreview: boolean
}

function Question({ question, linkId, formToken, isPreview, state, i18n }: QuestionProps) {
  const { target, address, answered, correction } = question
  return (
    <article id={addressAnchor(target)} className="card grid grid-cols-1 gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h2>{i18n.t(target === "order" ? "address_check.order" : "address_check.package")}</h2>
        <span className={question.state === "open" ? "pill pill-wait" : "pill pill-good"}>
          {i18n.t(`address_check.state.${question.state}`)}
        </span>
      </div>
      <AddressLines address={address} language={i18n.language} />
      {answered && (
        <p className="num text-sm wrap-anywhere text-ink-2">
          {i18n.t(`address_check.answered.${correction ? "corrected" : "confirmed"}`, {
            name: answered.name,
            date: i18n.date(answered.at),
          })}
        </p>
      )}
      {correction && (
        <div className="grid gap-1">
          <h3 className="text-sm text-ink-2">{i18n.t("address_check.correction")}</h3>
          <AddressLines address={toShownAddress(correction)} language={i18n.language} />
        </div>
      )}
      {!isPreview && question.state === "open" && (
        <form method="post" action={addressPath(linkId)}>
          <Names question={question} formToken={formToken} />
          <input type="hidden" name="answer" value="confirm" />
          <button className="btn btn-primary">{i18n.t("address_check.confirm")}</button>
        </form>
      )}
      {!isPreview && (
        <details open={state !== null || undefined}>
          <summary className="link tap w-fit">{i18n.t("address_check.correct")}</summary>
          <form method="post" action={addressPath(linkId)} className="grid grid-cols-1 gap-3 pt-3">
            <Names question={question} formToken={formToken} />
            <input type="hidden" name="answer" value="correct" />
            <p className="text-sm text-ink-2">{i18n.t("address_check.correct.hint")}</p>
            <AddressFields
              id={`correct-${target}`}
              typed={state?.typed.address ?? toTyped(correction ?? question.fields)}
              problems={state?.typed.problems ?? new Set()}
              i18n={i18n}
            />
            <p>
              <button className="btn btn-primary">{i18n.t("address_check.send")}</button>
            </p>
          </form>
        </details>
      )}
    </article>
  )
}

/** Which address the form is about, as it was shown. */
function Names({ question: { target, sha256 }, formToken }: { question: AddressQuestion; formToken: string }) {
  return (
    <>
      <FormTokenInput token={formToken} />
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="sha256" value={sha256} />
    </>
  )
}
