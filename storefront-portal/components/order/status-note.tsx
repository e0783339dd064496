import type { SectionProps } from "@/components/sections/registry"
import type { ProjectHead } from "@contracts/project-page"
import { IconTile, type IconName } from "@/components/shell/icon"
import { isApprovalBlocked } from "@/components/sign/signing-notices"
import { progressText, shippedHow, statusSaysProgress } from "./progress"

type Status = ProjectHead["status"]
type Tone = "accent" | "good" | "wait" | "bad" | "plain"

const LOOKS: Record<Status, { icon: IconName; tone: Tone }> = {
  quote: { icon: "clock", tone: "accent" },
  awaiting_approval: { icon: "clock", tone: "wait" },
  changes_requested: { icon: "edit", tone: "wait" },
  declined: { icon: "cross", tone: "bad" },
  changed_after_approval: { icon: "edit", tone: "wait" },
  ready_for_billing: { icon: "check", tone: "good" },
  approved: { icon: "check", tone: "good" },
  shipped: { icon: "truck", tone: "good" },
  delivered: { icon: "check", tone: "good" },
  canceled: { icon: "cross", tone: "bad" },
}

/** While nothing waits for the client: what happened, and what comes next. */
export function StatusNote({ page, i18n }: SectionProps) {
  const { project, sections } = page
  const { request } = sections.approval
  // What keeps an open request from being approved is said by the rule that knows it.
  if (page.action_items.length > 0 || (request?.state === "open" && isApprovalBlocked(request))) return null
  const { progress } = sections.delivery
  const { icon, tone } = LOOKS[project.status]
  const rep = project.rep
  const where = statusSaysProgress(page) ? progressText(progress, i18n) : null
  return (
    <section className="card flex items-start gap-3.5 p-5" aria-labelledby="status">
      <IconTile name={icon} tone={tone} />
      <div className="grid gap-0.5">
        <h2 id="status">{i18n.t(`status.${project.status}.title`, { how: shippedHow(progress) })}</h2>
        <p className="num max-w-prose text-ink-2">
          {where && `${where} `}
          {i18n.t(`status.${project.status}.text`)}
        </p>
        {rep?.email && (
          <p className="-mb-2.5">
            <a className="link tap" href={`mailto:${rep.email}`}>
              {i18n.t("page.contact.write", { name: rep.name })}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}
