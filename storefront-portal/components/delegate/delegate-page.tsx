import type { I18n } from "@messages/i18n"
import type { ProjectPage } from "@contracts/project-page"
import { Field } from "@/components/form/field"
import { FormTokenInput } from "@/components/form/form-token-input"
import { NoticePage } from "@/components/shell/notice-page"
import type { Colleague } from "@/lib/data/delegate"
import type { DelegateProblem } from "@/lib/errors/delegate-problem"

interface Props {
  page: ProjectPage
  formToken: string
  i18n: I18n
  /** What was typed before, which an error must not take away. */
  typed?: Colleague
  problem?: DelegateProblem
}

const AT_ADDRESS: DelegateProblem[] = ["email", "own_address", "only_the_shop", "colleague_expired"]
const AT_FIELDS: DelegateProblem[] = ["name", ...AT_ADDRESS]

/** A plain form: giving a colleague a link needs no script. */
export function DelegatePage({ page: { shop, project, viewer }, formToken, i18n, typed, problem }: Props) {
  const linkId = viewer.link_id
  const back = (
    <a className="link tap text-sm" href={`/p/${linkId}`}>
      {i18n.t("page.back")}
    </a>
  )
  if (!viewer.can_delegate)
    return (
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon="mail"
        preview={viewer.preview}
        title={i18n.t("delegate.act")}
        text={i18n.t("delegate.problem.not_given")}
      >
        {back}
      </NoticePage>
    )
  return (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="mail"
      title={i18n.t("delegate.act")}
      text={i18n.t("delegate.page.text", { project: project.name, shop: shop.name })}
    >
      {problem && (
        <div role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
          <h2 className="text-base">{i18n.t("delegate.problem.title")}</h2>
          {!AT_FIELDS.includes(problem) && <p>{i18n.t(`delegate.problem.${problem}`)}</p>}
        </div>
      )}
      <form method="post" action={delegatePath(linkId)} className="mt-1 grid gap-4">
        <FormTokenInput token={formToken} />
        <Field
          id="colleague-name"
          name="name"
          label={i18n.t("delegate.name")}
          defaultValue={typed?.name}
          problem={problem === "name" ? i18n.t("delegate.problem.name") : undefined}
          autoFocus={problem === "name"}
          autoComplete="off"
          maxLength={100}
          required
          dir="auto"
        />
        <Field
          id="colleague-email"
          name="email"
          type="email"
          label={i18n.t("delegate.email")}
          defaultValue={typed?.email}
          problem={problem && AT_ADDRESS.includes(problem) ? i18n.t(`delegate.problem.${problem}`) : undefined}
          autoFocus={problem !== undefined && AT_ADDRESS.includes(problem)}
          autoComplete="off"
          maxLength={254}
          required
        />
        <button className="btn btn-primary">{i18n.t("delegate.send")}</button>
      </form>
      {back}
    </NoticePage>
  )
}

export function delegatePath(linkId: string): string {
  return `/p/${linkId}/delegate`
}
