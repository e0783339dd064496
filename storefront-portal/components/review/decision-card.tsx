import type { Rendering } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import { delegatePath } from "@/components/delegate/delegate-page"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"
import { closedWords } from "./closed"
import { SignSheet } from "./sign/sign-sheet"
import { signWords } from "./words"

interface Props {
  page: ProjectPage
  rendering: Rendering
  linkId: string
  f: Format
}

export function DecisionCard({ page: { viewer, project, shop }, rendering, linkId, f }: Props) {
  const { request, document, consent, nonce } = rendering
  const closed = closedWords(request)
  const contact = project.rep?.email ?? shop.contact.email
  return (
    <section
      id="decision"
      className="card no-print grid gap-4 p-5 shadow-(--shadow) wide:sticky wide:top-4"
      aria-labelledby="decision-title"
    >
      <h2 id="decision-title">{t("review.act")}</h2>
      {closed && (
        <div className="grid gap-3">
          <p>
            {t(closed)} {t("review.closed.text")}
          </p>
          <a className="btn btn-primary" href={`/p/${linkId}`}>
            {t("review.closed.act")}
          </a>
        </div>
      )}
      {viewer.preview && !closed && (
        <p className="rounded-xl bg-wait-soft px-4 py-3 text-wait">{t("review.preview")}</p>
      )}
      {!viewer.preview && !closed && (
        <noscript>
          <div className="grid gap-1 rounded-xl bg-wait-soft px-4 py-3 text-wait">
            <h3>{t("review.noscript.title")}</h3>
            <p>{t("review.noscript.text")}</p>
            {project.rep && <p dir="auto">{project.rep.name}</p>}
            {contact && (
              <a className="link tap text-wait" href={`mailto:${contact}`}>
                {contact}
              </a>
            )}
            {shop.contact.phone && <bdi>{shop.contact.phone}</bdi>}
          </div>
        </noscript>
      )}
      {/* Stays in its place when the request closes under it: what was typed must not go with the buttons. */}
      {!viewer.preview && (
        <SignSheet
          closed={closed !== null}
          linkId={linkId}
          requestId={request.id}
          nonce={nonce}
          consent={consent.text}
          email={viewer.email}
          words={signWords(f.money(request.amount, document.currency_code))}
        />
      )}
      {viewer.can_delegate && !closed && (
        <p className="-my-2.5 text-sm">
          <a className="link tap" href={delegatePath(linkId)}>
            {t("handover.sign")}
          </a>
        </p>
      )}
    </section>
  )
}
