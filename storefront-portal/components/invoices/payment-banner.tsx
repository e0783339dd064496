import type { InvoicesSection } from "@contracts/sections/invoices"
import type { I18n } from "@messages/i18n"
import { IconTile, type IconName } from "@/components/shell/icon"
import { isZero, sumOf } from "@/lib/format/amount"

type Banner = NonNullable<InvoicesSection["banner"]>

const LOOKS: Record<Banner, { icon: IconName; tone: "wait" | "accent" | "good" }> = {
  pending: { icon: "card", tone: "wait" },
  processing: { icon: "clock", tone: "accent" },
  under_review: { icon: "clock", tone: "accent" },
  paid: { icon: "check", tone: "good" },
}

/** How it stands with the client's money: that a bank payment is on its way also where the shop has no finance gate. */
export function PaymentBanner({ section, i18n }: { section: InvoicesSection; i18n: I18n }) {
  const moving = section.invoices.filter(({ money }) => !isZero(money.processing))
  const banner = moving.length > 0 ? "processing" : section.banner
  if (banner === null) return null
  const currency = moving[0]?.money.currency_code
  const amount = currency ? i18n.money(sumOf(moving.map(({ money }) => money.processing)), currency) : ""
  const values = { what: amount ? "some" : "none", amount }
  const { icon, tone } = LOOKS[banner]
  return (
    <section className="card flex items-start gap-3.5 p-5" aria-labelledby="payment">
      <IconTile name={icon} tone={tone} />
      <div className="grid gap-0.5">
        <h2 id="payment">{i18n.t(`invoice.banner.${banner}.title`, values)}</h2>
        <p className="max-w-prose text-ink-2">{i18n.t(`invoice.banner.${banner}.text`)}</p>
      </div>
    </section>
  )
}
