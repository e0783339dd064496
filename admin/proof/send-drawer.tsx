import { Alert, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { sendProofSchema } from "../../src/contracts"
import type { SendProof, StaffProof, StaffVersion } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SwitchField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { uploads } from "./files/upload-queue"
import { useUploads } from "./files/use-uploads"
import { ProofDrawer } from "./proof-drawer"
import { checkBeforeSending } from "./send-problems"
import type { SendProblem } from "./send-problems"
import { openRequestOf, sentOf, useProofs } from "./use-proofs"

function Problems({ title, problems }: { title: string; problems: SendProblem[] }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" weight="plus">
        {title}
      </Text>
      <ul className="flex flex-col gap-y-1">
        {problems.map(({ code, values }, index) => (
          <li key={`${code}:${index}`}>
            <Text size="small">{t(`proof.problem.${code}`, values ?? {})}</Text>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who gets the mail, as far as links work. */
export function Recipients({ names }: { names: string[] }) {
  const { t } = useTranslation("clientPortal")
  if (names.length === 0) return <Alert variant="warning">{t("proof.nobody")}</Alert>
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" leading="compact" weight="plus">
        {t("proof.preview")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {names.join(", ")}
      </Text>
    </div>
  )
}

interface SendFormProps extends DrawerProps {
  proof: StaffProof
  version: StaffVersion
  refusals: SendProblem[]
  warnings: SendProblem[]
}

function SendForm({ project, proof, version, refusals, warnings, onClose }: SendFormProps) {
  const { t } = useTranslation("clientPortal")
  const send = useProjectChange(project, (body: SendProof) => portalApi.sendProof({ params: { id: proof.id }, body }))
  const form = usePortalForm({
    values: { message: "", notify: true },
    schema: sendProofSchema,
    toBody: ({ message, notify }: { message: string; notify: boolean }) => ({
      version_id: version.id,
      message: message || undefined,
      notify,
    }),
    submit: async (body) => {
      await send.mutateAsync(body)
      toast.success(t("proof.sent"))
      onClose()
    },
  })
  const replaced = openRequestOf(proof) && sentOf(proof)
  return (
    <DrawerForm
      form={form}
      submitLabel={version.request ? t("proof.sendAgain") : t("proof.send")}
      disabled={refusals.length > 0}
    >
      {refusals.length > 0 && (
        <Alert variant="error" role="status">
          <Problems title={t("proof.cannotSend")} problems={refusals} />
        </Alert>
      )}
      {replaced && <Alert variant="info">{t("proof.sendReplaces", { number: replaced.number })}</Alert>}
      {warnings.length > 0 && (
        <Alert variant="warning">
          <Problems title={t("proof.beforeSending")} problems={warnings} />
        </Alert>
      )}
      <NoteField
        control={form.control}
        name="message"
        label={t("approval.message")}
        hint={t("proof.sendMessageHint")}
        optional
      />
      <SwitchField control={form.control} name="notify" label={t("approval.notify")} hint={t("proof.notifyHint")} />
      {form.watch("notify") && <Recipients names={project.recipients} />}
    </DrawerForm>
  )
}

/** Looks at the proof as it is now: files may become ready, and a colleague may start another version. */
function SendBody({ proof: opened, ...props }: DrawerProps & { proof: StaffProof }) {
  const { data } = useProofs(props.project.id)
  const uploading = useUploads(uploads, opened.id).filter(({ state }) => state !== "failed").length
  const proof = data?.proofs.find(({ id }) => id === opened.id) ?? opened
  const [version] = opened.versions
  if (!version) return null
  const current = proof.versions.find(({ id }) => id === version.id) ?? version
  const check = checkBeforeSending({ project: props.project, proof, version: current, uploading })
  return <SendForm {...props} proof={proof} version={current} {...check} />
}

/** Asks the client to decide on the newest version. */
export function SendDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ProofDrawer
      {...props}
      placeholder={t("proof.send")}
      title={({ title, versions: [newest] }) => t("proof.sendTitle", { title, number: newest?.number ?? 1 })}
      description={() => t("proof.sendText")}
    >
      {(proof) => <SendBody {...props} proof={proof} />}
    </ProofDrawer>
  )
}
