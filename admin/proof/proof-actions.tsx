import {
  ArrowDownTray,
  ArrowPath,
  ArrowUturnLeft,
  CheckCircle,
  PencilSquare,
  SquaresPlus,
  XCircle,
} from "@medusajs/icons"
import { Button, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, ProjectProofs, StaffProof } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { Menu } from "../lib/menu"
import type { MenuAction } from "../lib/menu"
import { useMessageOf } from "../lib/use-message-of"
import type { DrawerId } from "../project/drawers"
import { useProjectAction, useProjectChange } from "../project/use-project-change"
import { useDownload } from "./files/use-download"
import { useProofUrl } from "./use-proof-url"
import { draftOf, nextNumber, openRequestOf } from "./use-proofs"

interface ProofActionsProps {
  project: ProjectHeader
  proof: StaffProof
  reprints: ProjectProofs["reprints"]
  /** Opens a drawer about this proof. */
  onOpen: (drawer: DrawerId) => void
}

/** Begins the next draft, with the spec card of the version before. */
function StartVersion({ project, proof }: Pick<ProofActionsProps, "project" | "proof">) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { go } = useProofUrl()
  const number = nextNumber(proof)
  const { mutateAsync, isPending } = useProjectChange(project, () =>
    portalApi.updateProofVersion({ params: { id: proof.id }, body: {} }),
  )
  const start = async () => {
    try {
      await mutateAsync(undefined)
      go({ version: null })
      toast.success(t("proof.versionStarted", { number }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <Button size="small" isLoading={isPending} onClick={() => void start()}>
      {t(proof.state === "declined" ? "proof.restart" : "proof.newVersion", { number })}
    </Button>
  )
}

/** The one thing that staff do next about a proof; nothing where the client has to act, or nothing is left to do. */
function NextStep({ project, proof, onOpen }: Omit<ProofActionsProps, "reprints">) {
  const { t } = useTranslation("clientPortal")
  const draft = draftOf(proof)
  if (draft && (draft.files.length > 0 || proof.state === "draft"))
    return (
      <Button size="small" disabled={draft.files.length === 0} onClick={() => onOpen("proof-send")}>
        {draft.number === 1 ? t("proof.send") : t("proof.sendVersion", { number: draft.number })}
      </Button>
    )
  if (!draft && (proof.state === "revisions_requested" || proof.state === "declined"))
    return <StartVersion project={project} proof={proof} />
  if (proof.state === "draft")
    return (
      <Button size="small" onClick={() => onOpen("proof-send")}>
        {t("proof.sendAgain")}
      </Button>
    )
  return null
}

/** What staff can do about a proof. */
export function ProofActions({ project, proof, reprints, onOpen }: ProofActionsProps) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const download = useDownload()
  const asked = openRequestOf(proof)
  const withdraw = useProjectAction(
    project,
    (id: string) => portalApi.withdrawApproval({ params: { id } }),
    t("approval.withdrawn"),
  )
  const takeBack = async (id: string) => {
    const agreed = await prompt({
      title: t("approval.withdrawTitle"),
      description: t("proof.withdrawText"),
      confirmText: t("proof.withdraw"),
      cancelText: t("form.cancel"),
    })
    if (agreed) await withdraw.run(id)
  }

  const isClosed = proof.state === "superseded"
  const originals = proof.versions[0]?.files.filter(({ state }) => state === "ready" || state === "no_preview") ?? []
  const whileAsked: MenuAction[] =
    asked && !draftOf(proof)
      ? [{ label: t("proof.sendAgain"), icon: <ArrowPath />, onSelect: () => onOpen("proof-send") }]
      : []
  if (asked)
    whileAsked.push({ label: t("proof.withdraw"), icon: <ArrowUturnLeft />, onSelect: () => void takeBack(asked.id) })
  const canWaive = reprints.length > 0 && !isClosed && proof.state !== "approved" && proof.state !== "waived"
  const groups: MenuAction[][] = [
    whileAsked,
    canWaive ? [{ label: t("proof.waive"), icon: <CheckCircle />, onSelect: () => onOpen("proof-waiver") }] : [],
    [
      ...(isClosed ? [] : [{ label: t("proof.edit"), icon: <PencilSquare />, onSelect: () => onOpen("proof-edit") }]),
      ...(isClosed
        ? []
        : [{ label: t("alternatives.edit"), icon: <SquaresPlus />, onSelect: () => onOpen("proof-alternatives") }]),
      {
        label: t("proof.downloadAll"),
        icon: <ArrowDownTray />,
        disabled: originals.length === 0,
        onSelect: () => void download(originals),
      },
    ],
    isClosed ? [] : [{ label: t("proof.close"), icon: <XCircle />, onSelect: () => onOpen("proof-close") }],
  ]
  return (
    <>
      {asked && (
        <Button size="small" variant="secondary" className="whitespace-nowrap" onClick={() => onOpen("proof-record")}>
          {t("proof.record")}
        </Button>
      )}
      {!isClosed && <NextStep project={project} proof={proof} onOpen={onOpen} />}
      <Menu label={t("proof.more", { title: proof.title })} groups={groups} busy={withdraw.isPending} />
    </>
  )
}
