import type { DecisionKind } from "@contracts/approval"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"

/** `deposit`: approved, and the deposit is what comes next. */
type Thanked = DecisionKind | "deposit"

/** Thanks only for the decision that really stands newest, whatever an address claims. */
export function thanksFor({ sections }: Pick<ProjectPage, "sections">, done: string | null): DecisionKind | null {
  const newest = sections.approval.decisions[0]
  return newest && newest.id === done ? newest.kind : null
}

/** What the client reads after a decision. */
export function Thanks({ kind, i18n }: { kind: Thanked; i18n: I18n }) {
  return (
    <section role="status" className="fade-in rounded-2xl bg-good-soft p-5 text-good" aria-labelledby="thanks">
      <h2 id="thanks">{i18n.t(`thanks.${kind}.title`)}</h2>
      <p>{i18n.t(`thanks.${kind}.text`)}</p>
    </section>
  )
}
