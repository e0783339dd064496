import { PROOF_SUBJECT } from "../../contracts"
import type { Fact } from "../../emails/parts"
import { portalServices } from "../../lib/services"
import type { I18n } from "../../messages/i18n"
import type { ProofAnnotationRow } from "../../modules/proof/rows"
import { askedVersion } from "../../proof-view/proof-facts"
import type { SubjectNotice, SubjectWords } from "../subject-notice"

/** So many remarks stand in a mail; the proof's page has all. */
const MAX_REMARKS = 20
const MAX_REMARK = 500

type Named = {
  title: string
  version: number
  isWaiver: boolean
  remarks: readonly Pick<ProofAnnotationRow, "number" | "body">[]
}

const remarkRows = (remarks: Named["remarks"], i18n: I18n): Fact[] => {
  if (remarks.length === 0) return []
  const more = remarks.length - MAX_REMARKS
  const lines = remarks.slice(0, MAX_REMARKS).map(({ number, body }) => `${number}. ${body.slice(0, MAX_REMARK)}`)
  const rest = more > 0 ? [i18n.t("proof.mail.more_remarks", { count: more, n: i18n.number(more) })] : []
  return [{ label: i18n.t("proof.fact.remarks"), value: [...lines, ...rest].join("\n") }]
}

export const proofWords = ({ title, version, isWaiver, remarks }: Named): SubjectWords => {
  const kind = isWaiver ? "waiver" : "proof"
  return {
    version: String(version),
    requested: ({ project, by }, { t }) => ({
      subject: t("proof.mail.subject", { kind, title, project: project.name }),
      preheader: t("proof.mail.preheader", { kind }),
      title: t("proof.mail.title", { kind, title }),
      intro: t("proof.mail.intro", { kind, who: by === null ? "none" : "named", name: by ?? "", title }),
      what: t("proof.mail.what", { kind }),
      action: t("proof.mail.action", { kind }),
    }),
    decided: ({ project, kind: decision }, { t }) => ({
      subject: t("proof.copy.subject", { decision, title, project: project.name }),
      title: t("proof.copy.title", { decision, title }),
      intro: t("proof.copy.intro", { decision }),
    }),
    decidedForStaff: ({ project, kind: decision, who: name }, { t }) => ({
      subject: t("proof.staff.subject", { decision, name, title, project: project.name }),
      title: t("proof.staff.title", { decision, name, title }),
      intro: t("proof.staff.intro", { decision }),
    }),
    facts: (i18n) => [{ label: i18n.t("proof.fact.proof"), value: title }, ...remarkRows(remarks, i18n)],
  }
}

/** A proof: looked at and decided on its own page. */
export const proofNotice: SubjectNotice = {
  type: PROOF_SUBJECT,
  requestPage: ({ subject_id }) => `proofs/${subject_id}`,
  decisionPage: ({ subject_id }) => `proofs/${subject_id}`,
  staffTab: "proofs",
  words: async (container, { request_id, subject_id, order_id, version }) => {
    const { approvals, proofs } = portalServices(container)
    const [proof, request] = await Promise.all([
      proofs.getRecord(subject_id, order_id),
      approvals.getRequest(request_id),
    ])
    const asked = askedVersion(request)
    return proofWords({
      title: proof.title,
      version: asked?.version_number ?? version,
      isWaiver: asked?.waives ?? false,
      remarks: proof.annotations.filter(({ version_id }) => version_id === asked?.version_id),
    })
  },
}
