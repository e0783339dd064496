import type { I18n } from "@messages/i18n"
import type { ReactNode } from "react"
import type { Rendering } from "@contracts/approval"
import type { DocumentLine, OrderDocument } from "@contracts/order-document"
import type { LineGroup } from "@contracts/sections"
import { AddressLines } from "@/components/order/address"
import { sameAddress } from "@/lib/format/address"
import { Lines } from "@/components/order/lines"
import { orderNumber } from "@/components/order/order-title"
import { Totals } from "@/components/order/totals"
import { closedWords } from "./closed"

interface Props {
  rendering: Rendering
  /** By the id of a line item. They help to recognize a line and are not part of the document. */
  pictures: ReadonlyMap<string, string>
  i18n: I18n
}

/** The pinned document itself, all of it and nothing else: what the signature covers. */
export function DocumentSheet({ rendering, pictures, i18n }: Props) {
  const { document, document_sha256, request } = rendering
  const { shipping_address: shipping, billing_address: billing, customer } = document
  const isClosed = closedWords(request) !== null
  return (
    <section className="card" aria-labelledby="document">
      <div className="card-head">
        <div>
          <h2 id="document">{i18n.t(isClosed ? "review.document.title.closed" : "review.document.title")}</h2>
          {!isClosed && <p className="text-sm text-ink-2">{i18n.t("review.document.text")}</p>}
        </div>
      </div>
      <dl className="row num grid gap-x-6 gap-y-2 wide:grid-cols-2">
        <Fact name={i18n.t("review.document.for")} value={<Lined parts={[customer.name, customer.email]} />} />
        <Fact
          name={i18n.t("page.kind.order")}
          value={<Lined parts={[orderNumber(document.order_number, i18n), document.project_name]} />}
        />
        <Fact name={i18n.t("page.po")} value={document.po_number} />
        <Fact name={i18n.t("page.in_hands")} value={document.in_hands_date && i18n.day(document.in_hands_date)} />
        <Fact name={i18n.t("delivery.method")} value={i18n.list(document.shipping_methods) || null} />
      </dl>
      <Lines groups={withPictures(document.sections, pictures)} currency={document.currency_code} i18n={i18n} />
      <Totals
        totals={document.totals}
        currency={document.currency_code}
        hasShipping={document.shipping_methods.length > 0}
        i18n={i18n}
      />
      {(shipping || billing) && (
        <dl className="row grid gap-x-6 gap-y-3 wide:grid-cols-2">
          {shipping && (
            <Fact
              name={i18n.t("address.shipping")}
              value={<AddressLines address={shipping} language={i18n.language} />}
            />
          )}
          {billing && (
            <Fact
              name={i18n.t("address.billing")}
              value={
                shipping && sameAddress(shipping, billing, i18n.language) ? (
                  i18n.t("address.same")
                ) : (
                  <AddressLines address={billing} language={i18n.language} />
                )
              }
            />
          )}
        </dl>
      )}
      {document.notes && (
        <div className="row">
          <h3 className="text-sm text-ink-2">{i18n.t("notes.title")}</h3>
          <p className="whitespace-pre-line" dir="auto">
            {document.notes}
          </p>
        </div>
      )}
      <details className="row text-sm text-ink-2">
        <summary>{i18n.t("review.document.details")}</summary>
        <p className="pt-2">
          {i18n.t("review.document.fingerprint")} <code className="font-mono text-xs">{document_sha256}</code>
        </p>
      </details>
    </section>
  )
}

function withPictures(sections: OrderDocument["sections"], pictures: Props["pictures"]): LineGroup[] {
  const pictureOf = ({ item_ids }: DocumentLine) =>
    item_ids.map((id) => pictures.get(id)).find((picture) => picture !== undefined) ?? null
  return sections.map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => ({ ...line, thumbnail: pictureOf(line) })),
  }))
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
