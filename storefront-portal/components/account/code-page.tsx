import type { AccountAccess } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { Field } from "@/components/form/field"
import { FormTokenInput } from "@/components/form/form-token-input"
import { LocalTime } from "@/components/shell/local-time"
import { NoticePage } from "@/components/shell/notice-page"
import type { CodeProblem } from "@/lib/errors/code-problem"
import { accountPath } from "@/lib/account/account-path"

interface Props {
  access: AccountAccess
  linkId: string
  /** The page that opens once the code was typed. */
  next: string
  formToken: string
  problem: CodeProblem | null
  remember: boolean
  i18n: I18n
}

/** What stands beside the field, and not above the form. */
const AT_CODE: readonly CodeProblem[] = ["digits", "wrong"]

/** Plain forms: opening an account needs no script. */
export function CodePage(props: Props) {
  const { access, problem, i18n } = props
  const { shop, state, email_hint } = access
  if (state === "locked")
    return (
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon="clock"
        title={i18n.t("account.code.locked.title")}
        text={i18n.t("account.code.locked.text")}
      >
        {access.locked_until && (
          <p>
            {i18n.t("account.code.locked.until")} <LocalTime at={access.locked_until} i18n={i18n} />
          </p>
        )}
      </NoticePage>
    )
  const isSent = state === "sent"
  return (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="mail"
      title={i18n.t(isSent ? "account.code.sent.title" : "account.code.ask.title")}
      text={i18n.t(isSent ? "account.code.sent.text" : "account.code.ask.text", { email: email_hint })}
    >
      {problem !== null && !AT_CODE.includes(problem) && (
        <p role="alert" className="rounded-xl bg-bad-soft px-4 py-3 font-semibold text-bad">
          {i18n.t(`account.code.problem.${problem}`)}
        </p>
      )}
      {isSent && <ConfirmForm {...props} />}
      <AskForm {...props} isAgain={isSent} />
    </NoticePage>
  )
}

function ConfirmForm({ access, linkId, next, formToken, problem, remember, i18n }: Props) {
  const days = access.remember_days
  const isAtCode = problem !== null && AT_CODE.includes(problem)
  return (
    <form method="post" action={`${accountPath(linkId)}/confirm`} className="mt-1 grid gap-4">
      <FormTokenInput token={formToken} />
      <input type="hidden" name="next" value={next} />
      <Field
        id="code"
        name="code"
        label={i18n.t("account.code.label")}
        problem={isAtCode ? i18n.t(`account.code.problem.${problem}`) : undefined}
        autoFocus
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
        dir="ltr"
        className="field code-field"
      />
      {days > 0 && (
        <label className="flex items-start gap-3 py-1">
          <input type="checkbox" name="remember" defaultChecked={remember} className="mt-0.5 size-5 flex-none" />
          <span>
            {i18n.t("account.code.remember", { count: days, n: i18n.number(days) })}
            <span className="block text-sm text-ink-2">{i18n.t("account.code.remember.hint")}</span>
          </span>
        </label>
      )}
      <button className="btn btn-primary">{i18n.t("account.code.open")}</button>
    </form>
  )
}

/** A minute at most is waited for without a word: a press before that shows the same page again. */
const SHORT_MS = 60_000

function AskForm({ access, linkId, next, formToken, isAgain, i18n }: Props & { isAgain: boolean }) {
  const { next_at, sent_at } = access
  const isLong = next_at !== null && Date.parse(next_at) - Date.parse(sent_at ?? next_at) > SHORT_MS
  if (next_at !== null && (isLong || !isAgain))
    return (
      <p className="text-sm text-ink-2">
        {i18n.t("account.code.wait")} <LocalTime at={next_at} i18n={i18n} />
      </p>
    )
  return (
    <form method="post" action={`${accountPath(linkId)}/code`} className="mt-1 grid">
      <FormTokenInput token={formToken} />
      <input type="hidden" name="next" value={next} />
      <button className={isAgain ? "btn btn-quiet" : "btn btn-primary"}>
        {i18n.t(isAgain ? "account.code.again" : "account.code.ask")}
      </button>
    </form>
  )
}
