import type { ProjectPage } from "@contracts/project-page"
import { Field } from "@/components/form/field"
import { NoticePage } from "@/components/shell/notice-page"
import type { Colleague, DelegateProblem } from "@/lib/data/acts"
import { t } from "@/lib/messages"

interface Props {
  page: ProjectPage
  linkId: string
  /** What was typed before, which an error must not take away. */
  typed?: Colleague
  problem?: DelegateProblem
}

const AT_ADDRESS: DelegateProblem[] = ["email", "own_address", "only_the_shop", "colleague_expired"]
const AT_FIELDS: DelegateProblem[] = ["name", ...AT_ADDRESS]

/** A plain form: giving a colleague a link needs no script. */
export function DelegatePage({ page: { shop, project, viewer }, linkId, typed, problem }: Props) {
  const back = (
    <a className="link tap text-sm" href={`/p/${linkId}`}>
      {t("page.back")}
    </a>
  )
  if (!viewer.can_delegate)
    return (
      <NoticePage
        shop={shop}
        icon="mail"
        preview={viewer.preview}
        title={t("handover.act")}
        text={t("handover.problem.not_given")}
      >
        {back}
      </NoticePage>
    )
  return (
    <NoticePage
      shop={shop}
      icon="mail"
      title={t("handover.act")}
      text={t("handover.page.text", { project: project.name, shop: shop.name })}
    >
      {problem && (
        <div role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
          <h2 className="text-base">{t("handover.problem.title")}</h2>
          {!AT_FIELDS.includes(problem) && <p>{t(`handover.problem.${problem}`)}</p>}
        </div>
      )}
      <form method="post" action={delegatePath(linkId)} className="mt-1 grid gap-4">
        <Field
          id="colleague-name"
          name="name"
          label={t("handover.name")}
          defaultValue={typed?.name}
          problem={problem === "name" ? t("handover.problem.name") : undefined}
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
          label={t("handover.email")}
          defaultValue={typed?.email}
          problem={problem && AT_ADDRESS.includes(problem) ? t(`handover.problem.${problem}`) : undefined}
          autoFocus={problem !== undefined && AT_ADDRESS.includes(problem)}
          autoComplete="off"
          maxLength={254}
          required
        />
        <button className="btn btn-primary">{t("handover.send")}</button>
      </form>
      {back}
    </NoticePage>
  )
}

export function delegatePath(linkId: string): string {
  return `/p/${linkId}/delegate`
}
