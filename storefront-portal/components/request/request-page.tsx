import { stepOfProblem, type QuoteRequestPage, type RequestProblem } from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { AccountFrame } from "@/components/account/account-frame"
import { FormTokenInput } from "@/components/form/form-token-input"
import { orderNumber } from "@/components/order/order-title"
import { Icon, IconTile } from "@/components/shell/icon"
import { openOrderPath } from "@/lib/account/account-path"
import type { RequestFailure } from "@/lib/errors/request-problem"
import type { FieldProblems } from "@/lib/request/read-step"
import {
  discardRequestPath,
  REQUEST_VIEWS,
  requestPath,
  requestStepPath,
  type RequestView,
  sendRequestPath,
} from "@/lib/request/request-path"
import { type StepFields, stepFields } from "@/lib/request/step-fields"
import { RequestForm } from "./request-form"
import { RequestSummary } from "./request-summary"
import { StepArtwork } from "./step-artwork"
import { StepDelivery } from "./step-delivery"
import { StepWhat } from "./step-what"

/** What a form that was sent leaves behind. */
export interface RequestState {
  step: RequestView
  /** What was typed and could not be saved; null where it was saved. */
  fields: StepFields | null
  problems: FieldProblems
  failure: RequestFailure | null
  /** Names of files that could not be saved with the rest. */
  left_out: readonly string[]
  /** What the step still lacks before the client can go on. */
  missing: readonly RequestProblem[]
}

interface Props {
  page: QuoteRequestPage
  linkId: string
  view: RequestView
  state: RequestState | null
  formToken: string
  i18n: I18n
}

const STEPS = { what: StepWhat, artwork: StepArtwork, delivery: StepDelivery } as const

/** A request, a step a page. Everything works without JavaScript. */
export function RequestPage(props: Props) {
  const { page, linkId, view, i18n } = props
  return (
    <AccountFrame frame={page} linkId={linkId} tab="request" formToken={props.formToken} etag={null} i18n={i18n}>
      {page.request.state === "sent" ? (
        <Sent {...props} />
      ) : (
        <>
          <RepeatedOrder {...props} />
          <Progress view={view} i18n={i18n} />
          <Notices {...props} />
          {view === "review" ? <Review {...props} /> : <Step {...props} view={view} />}
          {!page.viewer.preview && <Discard {...props} />}
        </>
      )}
    </AccountFrame>
  )
}

function RepeatedOrder({ page: { request }, i18n }: Props) {
  if (!request.reorder_of) return null
  const { name, number } = request.reorder_of
  return (
    <p className="text-ink-2">
      {i18n.t("request.reorder_of", {
        number: orderNumber(number, i18n),
        has_name: name ? "yes" : "no",
        name: name ?? "",
      })}
    </p>
  )
}

function Progress({ view, i18n }: { view: RequestView; i18n: I18n }) {
  return (
    <ol className="request-steps" aria-label={i18n.t("request.steps")}>
      {REQUEST_VIEWS.map((step, index) => (
        <li key={step} aria-current={step === view ? "step" : undefined}>
          <span className="request-step-number" aria-hidden="true">
            {i18n.number(index + 1)}
          </span>
          {i18n.t(`request.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}

/** Why the client is still here. */
function Notices(props: Props) {
  const { page, linkId, state, view, i18n } = props
  if (!state) return null
  const { failure, left_out, missing, problems } = state
  const hasBadFields = Object.keys(problems).length > 0
  if (!failure && missing.length === 0 && !hasBadFields) return null
  return (
    <div role="alert" className="mb-5 grid gap-2 rounded-xl bg-bad-soft px-4 py-3 text-bad">
      {failure && (
        <p className="font-semibold">
          {i18n.t(`request.failed.${failure}`, { count: left_out.length, files: i18n.list([...left_out]) })}
        </p>
      )}
      {hasBadFields && <p className="font-semibold">{i18n.t("request.failed.fields")}</p>}
      {missing.map((problem) => (
        <p key={problem} className="font-semibold">
          {i18n.t(`request.missing.${problem}`)}
        </p>
      ))}
      {failure === "conflict" && (
        <details className="text-ink">
          <summary className="cursor-pointer font-semibold">{i18n.t("request.conflict.saved")}</summary>
          <div className="grid gap-3 pt-3">
            <RequestSummary request={page.request} options={page.options} linkId={null} i18n={i18n} />
            <a className="btn justify-self-start" href={requestStepPath(linkId, page.request.id, view)}>
              {i18n.t("request.conflict.use_saved")}
            </a>
          </div>
        </details>
      )}
    </div>
  )
}

function Step({ page, linkId, view, state, formToken, i18n }: Props & { view: Exclude<RequestView, "review"> }) {
  const { request, options } = page
  const Fields = STEPS[view]
  const fields = state?.fields ?? stepFields(view, request.content, options.addresses)
  return (
    <RequestForm request={request} linkId={linkId} step={view} formToken={formToken} i18n={i18n}>
      <Fields
        request={request}
        fields={fields}
        problems={state?.problems ?? {}}
        options={options}
        linkId={linkId}
        shop={page.shop}
        i18n={i18n}
      />
    </RequestForm>
  )
}

function Review({ page, linkId, formToken, i18n }: Props) {
  const { request, options, viewer } = page
  const { problems } = request
  return (
    <div className="grid grid-cols-1 gap-5">
      <RequestSummary request={request} options={options} linkId={linkId} i18n={i18n} />
      {problems.length > 0 && (
        <ul className="grid gap-1 rounded-xl bg-wait-soft px-4 py-3 text-wait">
          {problems.map((problem) => (
            <li key={problem} className="flex flex-wrap gap-x-2">
              {i18n.t(`request.missing.${problem}`)}
              <a className="link text-wait" href={requestStepPath(linkId, request.id, stepOfProblem(problem))}>
                {i18n.t("request.change")}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <a className="btn max-wide:flex-1" href={requestStepPath(linkId, request.id, "delivery")}>
          {i18n.t("request.back")}
        </a>
        {!viewer.preview && problems.length === 0 && (
          <form method="post" action={sendRequestPath(linkId, request.id)} className="max-wide:flex-1">
            <FormTokenInput token={formToken} />
            <input type="hidden" name="version" value={request.version} />
            <button className="btn btn-primary w-full">{i18n.t("request.send")}</button>
          </form>
        )}
      </div>
      <p className="text-sm text-ink-2">{i18n.t("request.send.hint")}</p>
    </div>
  )
}

function Discard({ page: { request }, linkId, formToken, i18n }: Props) {
  return (
    <details className="mt-6">
      <summary className="link tap cursor-pointer text-ink-2">{i18n.t("request.discard")}</summary>
      <form
        method="post"
        action={discardRequestPath(linkId, request.id)}
        className="grid justify-items-start gap-3 pt-2"
      >
        <FormTokenInput token={formToken} />
        <p className="text-ink-2">{i18n.t("request.discard.text")}</p>
        <button className="btn">{i18n.t("request.discard.act")}</button>
      </form>
    </details>
  )
}

function Sent({ page, linkId, formToken, i18n }: Props) {
  const { request, options, viewer } = page
  return (
    <div className="grid grid-cols-1 gap-5">
      <section className="card flex flex-wrap items-center gap-x-3.5 gap-y-3 p-5" aria-labelledby="sent">
        <IconTile name="check" tone="good" />
        <div className="min-w-0 flex-1 basis-52">
          <h2 id="sent">{i18n.t("request.sent.title")}</h2>
          <p className="text-ink-2">{i18n.t(request.order_id ? "request.sent.text" : "request.sent.soon")}</p>
        </div>
        {request.order_id === null ? (
          <a className="btn max-wide:w-full" href={requestPath(linkId, request.id)} data-awaits-quote>
            {i18n.t("request.sent.refresh")}
          </a>
        ) : (
          !viewer.preview && (
            <form method="post" action={openOrderPath(linkId, request.order_id)} className="max-wide:w-full">
              <FormTokenInput token={formToken} />
              <input type="hidden" name="to" value="messages" />
              <button className="btn btn-primary w-full">
                <Icon name="message" className="size-4.5" />
                {i18n.t("request.sent.open")}
              </button>
            </form>
          )
        )}
      </section>
      <RequestSummary request={request} options={options} linkId={null} i18n={i18n} />
    </div>
  )
}
