import type { ReactNode } from "react"
import type { Rendering } from "@contracts/approval"
import { AddressLines } from "@/components/order/address"
import { sameAddress } from "@/lib/format/address"
import { Lines } from "@/components/order/lines"
import { orderNumber } from "@/components/order/order-title"
import { Totals } from "@/components/order/totals"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { closedWords } from "./closed"

/** The pinned document itself, all of it and nothing else: what the signature covers. */
export function DocumentSheet({ rendering, f }: { rendering: Rendering; f: Format }) {
  const { document, document_sha256, request } = rendering
  const { shipping_address: shipping, billing_address: billing, customer } = document
  const isClosed = closedWords(request) !== null
  return (
    <section className="card" aria-labelledby="document">
      <div className="card-head">
        <div>
          <h2 id="document">{t(isClosed ? "review.document.title.closed" : "review.document.title")}</h2>
          {!isClosed && <p className="text-sm text-ink-2">{t("review.document.text")}</p>}
        </div>
      </div>
      <dl className="row num grid gap-x-6 gap-y-2 wide:grid-cols-2">
        <Fact name={t("review.document.for")} value={<Lined parts={[customer.name, customer.email]} />} />
        <Fact
          name={t("page.kind.order")}
          value={<Lined parts={[orderNumber(document.order_number), document.project_name]} />}
        />
        <Fact name={t("page.po")} value={document.po_number} />
        <Fact name={t("page.in_hands")} value={document.in_hands_date && f.day(document.in_hands_date)} />
        <Fact name={t("delivery.method")} value={f.list(document.shipping_methods) || null} />
      </dl>
      <Lines groups={document.sections} currency={document.currency_code} f={f} />
      <Totals
        totals={document.totals}
        currency={document.currency_code}
        hasShipping={document.shipping_methods.length > 0}
        f={f}
      />
      {(shipping || billing) && (
        <dl className="row grid gap-x-6 gap-y-3 wide:grid-cols-2">
          {shipping && <Fact name={t("address.shipping")} value={<AddressLines address={shipping} />} />}
          {billing && (
            <Fact
              name={t("address.billing")}
              value={
                shipping && sameAddress(shipping, billing) ? t("address.same") : <AddressLines address={billing} />
              }
            />
          )}
        </dl>
      )}
      {document.notes && (
        <div className="row">
          <h3 className="text-sm text-ink-2">{t("notes.title")}</h3>
          <p className="whitespace-pre-line" dir="auto">
            {document.notes}
          </p>
        </div>
      )}
      <p className="row text-xs text-ink-3">
        {t("review.document.fingerprint", { sha: "" })}
        <code className="font-mono">{document_sha256}</code>
      </p>
    </section>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  if (value === null || value === "") return null
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}

/** Each part on a line of its own, so that none runs into the next in another direction. */
function Lined({ parts }: { parts: ReadonlyArray<string | null> }) {
  return parts.filter(Boolean).map((part, index) => (
    <span key={index} className="block" dir="auto">
      {part}
    </span>
  ))
}
