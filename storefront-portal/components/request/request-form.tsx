import type { ReactNode } from "react"
import type { QuoteRequest } from "@contracts/quote-request"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import type { FieldProblems } from "@/lib/request/read-step"
import { requestPath, type RequestView } from "@/lib/request/request-path"
import type { StepFields } from "@/lib/request/step-fields"

/** What each step is given. */
export interface StepProps {
  request: QuoteRequest
  /** Saved, or typed and not saved. */
  fields: StepFields
  problems: FieldProblems
  linkId: string
  shop: Pick<Shop, "contact">
  i18n: I18n
}

interface Props {
  request: QuoteRequest
  linkId: string
  step: Exclude<RequestView, "review">
  formToken: string
  /** Shown by the script. */
  i18n: I18n
  children: ReactNode
}

/** A step's form. Each button saves; with its script it also saves while the client types (browser/lib/request-form.ts). */
export function RequestForm({ request, linkId, step, formToken, i18n, children }: Props) {
  const isLast = step === "delivery"
  return (
    <form
      method="post"
      action={requestPath(linkId, request.id)}
      className="grid grid-cols-1 gap-5"
      data-request-form={step}
      data-saving={i18n.t("request.autosave.saving")}
      data-saved={i18n.t("request.autosave.saved")}
      data-network={i18n.t("request.autosave.network")}
      data-invalid={i18n.t("request.autosave.invalid")}
      data-conflict={i18n.t("request.failed.conflict")}
      data-left-out={i18n.t("request.failed.files", { count: 0, files: "" })}
    >
      {/* First, so that Enter in a field goes on instead of pressing the first button below. */}
      <button name="go" value="next" className="sr-only" tabIndex={-1} aria-hidden="true">
        {i18n.t("request.next")}
      </button>
      <FormTokenInput token={formToken} />
      {/* A browser that fills forms in again must not bring back an older version. */}
      <input type="hidden" name="version" value={request.version} autoComplete="off" />
      <input type="hidden" name="step" value={step} />
      {children}
      <div className="flex flex-wrap items-center gap-3">
        {step !== "what" && (
          <button name="go" value="back" className="btn max-wide:flex-1">
            {i18n.t("request.back")}
          </button>
        )}
        <button name="go" value="next" className="btn btn-primary max-wide:flex-1">
          {i18n.t(isLast ? "request.review" : "request.next")}
        </button>
        <p className="text-sm text-ink-2 max-wide:basis-full" role="status" data-autosave />
      </div>
    </form>
  )
}

/** Words beside a field that cannot be saved. */
export const problemOf = (problems: FieldProblems, name: string, i18n: I18n): string | undefined => {
  const key = problems[name]
  return key && i18n.t(key)
}
