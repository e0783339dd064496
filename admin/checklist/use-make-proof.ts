import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ChecklistItem, ProjectHeader } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useMessageOf } from "../lib/use-message-of"
import { useProjectChange } from "../project/use-project-change"
import { useProofUrl } from "../proof/use-proof-url"
import { isUsable } from "./checklist-row"

const MAX_TITLE = 200

/** Makes a proof for an item's lines of the files that the client sent, and opens it. */
export function useMakeProof(project: ProjectHeader) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { go } = useProofUrl()
  const change = useProjectChange(project, async ({ lines, given }: ChecklistItem) => {
    const title = [...new Set(lines.map((line) => line.title))].join(", ").slice(0, MAX_TITLE)
    const { proof } = await portalApi.createProof({
      params: { id: project.id },
      body: { title, item_ids: lines.map(({ item_id }) => item_id) },
    })
    for (const { id } of (given?.files ?? []).filter(isUsable))
      await portalApi.copyProofFile({ params: { id: proof.id }, body: { file_id: id } })
    return proof
  })
  return {
    ...change,
    mutate: (item: ChecklistItem) =>
      change.mutate(item, {
        onSuccess: ({ id }) => {
          toast.success(t("proof.created"))
          go({ tab: "proofs", proof: id })
        },
        onError: (error) => toast.error(messageOf(error)),
      }),
  }
}
