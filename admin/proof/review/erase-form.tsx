import { Alert, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { eraseRemarksSchema } from "../../../src/contracts"
import type { EraseRemarks, ProjectHeader } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { useProjectChange } from "../../project/use-project-change"
import { RemarkForm } from "./remark-form"

/** Whose words are erased: the author of the remark or, by `comment_id`, of a reply to it. */
export type Erasing = { comment_id?: string; name: string }

interface EraseFormProps {
  project: ProjectHeader
  remarkId: string
  erasing: Erasing
  onDone: () => void
}

/** Erases all that a client wrote on the proofs of the order. It cannot be undone, so that it takes a reason. */
export function EraseForm({ project, remarkId, erasing: { comment_id, name }, onDone }: EraseFormProps) {
  const { t } = useTranslation("clientPortal")
  const erase = useProjectChange(project, (body: EraseRemarks) =>
    portalApi.eraseRemarks({ params: { id: remarkId }, body }),
  )
  return (
    <div className="flex flex-col gap-y-2">
      <Alert variant="warning">{t("remarks.eraseText", { name })}</Alert>
      <RemarkForm
        remarkId={remarkId}
        writing="erase"
        field="reason"
        label={t("remarks.eraseReason")}
        submitLabel={t("remarks.eraseAct", { name })}
        schema={eraseRemarksSchema}
        toBody={(reason) => ({ reason, ...(comment_id === undefined ? {} : { comment_id }) })}
        submit={async (body) => {
          await erase.mutateAsync(body)
          toast.success(t("remarks.eraseDone"))
        }}
        onDone={onDone}
      />
    </div>
  )
}
