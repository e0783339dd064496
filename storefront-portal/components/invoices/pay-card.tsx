import type { ReactNode } from "react"
import type { InvoicePage } from "@contracts/invoice/page"
import type { I18n } from "@messages/i18n"
import { Field } from "@/components/form/field"
import { FormTokenInput } from "@/components/form/form-token-input"
import type { PayProblem } from "@/lib/errors/pay-problem"
import { isZero, sumOf } from "@/lib/format/amount"
import { AMOUNT_FIELD, PAY_FIELD, WITH_FIELD, type PayKind, type TypedPay } from "@/lib/pay/read-pay-form"
import { payPath } from "./invoice-path"

/** What a form that did not lead to Stripe leaves behind. */
export interface PayState {
  typed: TypedPay
  problem: PayProblem
  status: number
}

interface Props {
  page: InvoicePage
  linkId: string
  formToken: string
  preview: boolean
  state: PayState | null
  i18n: I18n
}

/**
 * The ways to pay an invoice, each a plain form. Its answer is a page that leads to Stripe: form-action of our pages'
 * policy names no other site, and browsers hold a form's redirects to it, too.
 */
export function PayCard(props: Props) {
  const { page, preview, state, i18n } = props
  const { pay_blocked: blocked, money, kind } = page.invoice
  if (kind === "credit_note" || (blocked === "nothing_owed" && !state)) return null
  return (
    <section id="pay" className="card no-print" aria-labelledby="pay-title">
      <h2 id="pay-title" className="card-head">
        {i18n.t("pay.title")}
      </h2>
      <div className="row grid gap-4">
        {state && <PayFailure page={page} state={state} i18n={i18n} />}
        {blocked === "processing" && (
          <p>{i18n.t("pay.blocked.processing", { amount: i18n.money(money.processing, money.currency_code) })}</p>
        )}
        {blocked === "not_available" && <p>{i18n.t("pay.blocked.not_available")}</p>}
        {blocked === null && (preview ? <p>{i18n.t("pay.preview")}</p> : <PayForms {...props} />)}
      </div>
    </section>
  )
}

function PayForms(props: Props) {
  const { page, i18n } = props
  const { money, smallest_part } = page.invoice
  return (
    <>
      <PayForm {...props} kind="all">
        <button className="btn btn-primary w-full">
          {i18n.t("invoice.pay", { amount: i18n.money(money.balance, money.currency_code) })}
        </button>
      </PayForm>
      {smallest_part !== null && <PartForm {...props} smallest={smallest_part} />}
      {page.payable_with.length > 0 && <SeveralForm {...props} />}
      <p className="text-sm text-ink-2">{i18n.t("pay.text")}</p>
    </>
  )
}

function PayForm({ page, linkId, formToken, kind, children }: Props & { kind: PayKind; children: ReactNode }) {
  return (
    <form method="post" action={payPath(linkId, page.invoice.id)} className="grid gap-3">
      <FormTokenInput token={formToken} />
      <input type="hidden" name={PAY_FIELD} value={kind} />
      {children}
    </form>
  )
}

function PartForm(props: Props & { smallest: string }) {
  const { page, state, smallest, i18n } = props
  const { money } = page.invoice
  const isSent = state?.typed.kind === "part"
  const problem = isSent && state.problem === "amount" ? amountProblem(page, i18n) : undefined
  return (
    <details open={isSent}>
      <summary className="py-2 text-accent">{i18n.t("pay.part.open")}</summary>
      <PayForm {...props} kind="part">
        <Field
          id="pay-amount"
          name={AMOUNT_FIELD}
          label={i18n.t("pay.part.label", { currency: money.currency_code.toUpperCase() })}
          hint={i18n.t("pay.part.hint", rangeOf(page, smallest, i18n))}
          problem={problem}
          defaultValue={isSent ? state.typed.amount : undefined}
          autoFocus={problem !== undefined}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          required
        />
        <button className="btn">{i18n.t("pay.part.act")}</button>
      </PayForm>
    </details>
  )
}

function SeveralForm(props: Props) {
  const { page, state, i18n } = props
  const { invoice, payable_with: others } = page
  const isSent = state?.typed.kind === "several"
  const all = sumOf([invoice.money.balance, ...others.map(({ balance }) => balance)])
  return (
    <details open={isSent}>
      <summary className="py-2 text-accent">{i18n.t("pay.several.open")}</summary>
      <PayForm {...props} kind="several">
        <fieldset className="grid gap-1">
          <legend className="sr-only">{i18n.t("pay.several.legend")}</legend>
          <Choice
            number={invoice.number}
            fact={i18n.t("pay.several.this")}
            amount={i18n.money(invoice.money.balance, invoice.money.currency_code)}
          />
          {others.map(({ id, number, balance, currency_code, due_on }) => (
            <Choice
              key={id}
              id={id}
              number={number}
              fact={due_on ? i18n.t("invoice.due", { day: i18n.day(due_on) }) : null}
              amount={i18n.money(balance, currency_code)}
              isChosen={!isSent || state.typed.with.includes(id)}
            />
          ))}
        </fieldset>
        <p className="num text-sm text-ink-2">
          {i18n.t("pay.several.all", { amount: i18n.money(all, invoice.money.currency_code) })}
        </p>
        <button className="btn">{i18n.t("pay.several.act")}</button>
      </PayForm>
    </details>
  )
}

interface ChoiceProps {
  /** Of an invoice that can be left out; the one whose page it is cannot. */
  id?: string
  number: string
  fact: string | null
  amount: string
  isChosen?: boolean
}

function Choice({ id, number, fact, amount, isChosen = true }: ChoiceProps) {
  return (
    <label className="num flex min-h-11 items-center gap-3 py-1">
      <input
        id={id && `pay-with-${id}`}
        type="checkbox"
        className="size-5 flex-none accent-(--fill)"
        {...(id ? { name: WITH_FIELD, value: id } : { disabled: true })}
        defaultChecked={isChosen}
      />
      <span className="min-w-0 flex-1">
        <bdi className="font-semibold">{number}</bdi>
        {fact && <span className="block text-sm text-ink-2">{fact}</span>}
      </span>
      <span className="whitespace-nowrap">{amount}</span>
    </label>
  )
}

function PayFailure({ page, state, i18n }: { page: InvoicePage; state: PayState; i18n: I18n }) {
  return (
    <div role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
      <h3>{i18n.t("pay.problem.title")}</h3>
      <p>{state.problem === "amount" ? amountProblem(page, i18n) : i18n.t(`pay.problem.${state.problem}`)}</p>
    </div>
  )
}

function amountProblem(page: InvoicePage, i18n: I18n): string {
  const { money, smallest_part } = page.invoice
  const range = rangeOf(page, smallest_part ?? money.balance, i18n)
  return i18n.t("pay.problem.amount", { ...range, example: i18n.money(money.balance, money.currency_code) })
}

function rangeOf({ invoice: { money } }: InvoicePage, smallest: string, i18n: I18n) {
  return {
    smallest: i18n.money(smallest, money.currency_code),
    balance: i18n.money(money.balance, money.currency_code),
  }
}

/** Whether anything is left to pay here. */
export const isPayable = ({ invoice: { kind, pay_blocked, money } }: InvoicePage): boolean =>
  kind === "invoice" && pay_blocked === null && !isZero(money.balance)
