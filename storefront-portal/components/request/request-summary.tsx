import type { ReactNode } from "react"
import {
  lineWords,
  piecesOf,
  type QuoteRequest,
  type RequestedLine,
  type RequestOptions,
} from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { FileNote } from "@/components/files/file-note"
import { requestStepPath, type RequestView } from "@/lib/request/request-path"
import { RequestedAddressLines } from "./requested-address"

interface Props {
  request: QuoteRequest
  options: RequestOptions
  /** Null where nothing can be changed (any more). */
  linkId: string | null
  i18n: I18n
}

/** All that a request says, a part a step. */
export function RequestSummary(props: Props) {
  const { request, i18n } = props
  const { content } = request
  return (
    <div className="grid grid-cols-1 gap-5">
      <Part step="what" title={i18n.t("request.step.what")} {...props}>
        {content.lines.length === 0 && <p className="row text-ink-2">{i18n.t("request.summary.no_lines")}</p>}
        <ul>
          {content.lines.map((line) => (
            <Line key={line.id} line={line} i18n={i18n} />
          ))}
        </ul>
      </Part>
      <Part step="artwork" title={i18n.t("request.step.artwork")} {...props}>
        <Artwork {...props} />
      </Part>
      <Part step="delivery" title={i18n.t("request.step.delivery")} {...props}>
        <Delivery {...props} />
      </Part>
    </div>
  )
}

interface PartProps extends Props {
  step: RequestView
  title: string
  children: ReactNode
}

function Part({ step, title, request, linkId, i18n, children }: PartProps) {
  return (
    <section className="card" aria-labelledby={`part-${step}`}>
      <div className="card-head">
        <h2 id={`part-${step}`}>{title}</h2>
        {linkId !== null && (
          <a
            className="link tap"
            href={requestStepPath(linkId, request.id, step)}
            aria-label={i18n.t("request.change.name", { step: title })}
          >
            {i18n.t("request.change")}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

function Line({ line, i18n }: { line: RequestedLine; i18n: I18n }) {
  const count = piecesOf(line)
  return (
    <li className="row flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0 flex-1 basis-52 wrap-anywhere">
        <p className="font-semibold" dir="auto">
          {lineWords({ ...line, product: line.product || i18n.t("request.summary.unnamed") })}
        </p>
        {line.decoration && (
          <p className="text-sm text-ink-2" dir="auto">
            {line.decoration}
          </p>
        )}
        {line.sizes.length > 0 && (
          <ul className="num flex flex-wrap gap-x-3 text-sm text-ink-2">
            {line.sizes.map(({ label, quantity }) => (
              <li key={label}>
                <bdi>{label}</bdi> <b className="font-semibold text-ink">{i18n.number(quantity)}</b>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="num font-semibold">
        {count === null
          ? i18n.t("request.summary.no_quantity")
          : i18n.t("page.pieces", { count, n: i18n.number(count) })}
      </p>
    </li>
  )
}

/** Words of the client with their line breaks. */
function Words({ label, text }: { label: string; text: string }) {
  return (
    <div className="row">
      <p className="text-sm text-ink-2">{label}</p>
      <p className="own-lines wrap-anywhere" dir="auto">
        {text}
      </p>
    </div>
  )
}

interface Title {
  id: string
  name: string
  note?: ReactNode
}

function Titles({ label, titles }: { label: string; titles: readonly Title[] }) {
  if (titles.length === 0) return null
  return (
    <div className="row">
      <p className="text-sm text-ink-2">{label}</p>
      <ul>
        {titles.map(({ id, name, note }) => (
          <li key={id} className="wrap-anywhere" dir="auto">
            {name}
            {note}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Artwork({ request: { content, files, state }, options, i18n }: Props) {
  const chosen = options.proofs.filter(({ id }) => content.proof_ids.includes(id))
  const isSent = state === "sent"
  if (!isSent && chosen.length === 0 && files.length === 0 && content.notes === "")
    return <p className="row text-ink-2">{i18n.t("request.summary.no_artwork")}</p>
  return (
    <>
      <Titles
        label={i18n.t("request.files")}
        titles={files.map((file) => ({
          id: file.id,
          name: file.name,
          note: <FileNote file={file} i18n={i18n} />,
        }))}
      />
      <Titles label={i18n.t("request.proofs")} titles={chosen.map(({ id, title }) => ({ id, name: title }))} />
      {content.notes !== "" && <Words label={i18n.t("request.notes")} text={content.notes} />}
      {isSent && files.length === 0 && (
        <p className="row text-ink-2">{i18n.t("request.summary.files_in_conversation")}</p>
      )}
    </>
  )
}

function Delivery({ request: { content }, i18n }: Props) {
  const { in_hands_date, address, po_number, budget, remarks } = content
  const facts = [
    { label: i18n.t("request.in_hands"), value: in_hands_date && i18n.day(in_hands_date) },
    { label: i18n.t("request.po"), value: po_number },
    { label: i18n.t("request.budget"), value: budget },
  ]
  return (
    <>
      <dl className="row grid grid-cols-1 gap-3 wide:grid-cols-2">
        {facts.map(({ label, value }) => (
          <div key={label} className="min-w-0 wrap-anywhere">
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd dir="auto">{value || i18n.t("request.summary.nothing")}</dd>
          </div>
        ))}
        <div className="min-w-0 wrap-anywhere">
          <dt className="text-sm text-ink-2">{i18n.t("request.where")}</dt>
          <dd>{address ? <RequestedAddressLines address={address} i18n={i18n} /> : i18n.t("request.where.later")}</dd>
        </div>
      </dl>
      {remarks !== "" && <Words label={i18n.t("request.remarks")} text={remarks} />}
    </>
  )
}
