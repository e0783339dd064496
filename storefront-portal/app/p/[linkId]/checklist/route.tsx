import { ChecklistPage, type ChecklistState } from "@/components/checklist/checklist-page"
import { checklistPath } from "@/components/checklist/checklist-path"
import { readChecklistForm } from "@/lib/checklist/read-checklist-form"
import { giveItem } from "@/lib/data/checklist"
import { readProject } from "@/lib/data/project"
import type { ChecklistProblem } from "@/lib/errors/checklist-problem"
import { defineForm } from "@/lib/html/define-form"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"

type Params = { linkId: string }

const STATUS: Record<ChecklistProblem, number> = {
  check: 400,
  preview: 403,
  files: 409,
  gone: 409,
  busy: 429,
  trouble: 502,
}

/** What the shop still needs from the client for an order. */
const page = definePage({
  place: "p",
  script: "checklist",
  read: ({ linkId }: Params) => readProject(linkId),
  title: ({ data: { project, shop }, i18n }) =>
    i18n.t("checklist.page_title", { project: project.name, shop: shop.name }),
  status: ({ state }: { state: ChecklistState | null }) => (state ? STATUS[state.problem] : 200),
  render: async ({ params: { linkId }, data, state, i18n }) => (
    <ChecklistPage
      page={data}
      linkId={linkId}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      state={state}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET

/** Gives one item. */
export const POST = defineForm(page, { read: readChecklistForm, save: giveItem, next: checklistPath })
