import type { ReactNode } from "react"
import type { DecisionConflict } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import { StaticStudio } from "@/components/proofs/studio/static-studio"
import type { LiveProof, ProofFormState, ProofTyped } from "@/components/proofs/studio/studio-data"
import type { Failure } from "@/components/sign/sign-state"
import { reasonFailure } from "@/lib/errors/decision-failure"
import { aFile, aProof, aVersion, decidedProof, withVersion } from "./studio"

type Render = (i18n: I18n) => ReactNode

export const studio =
  (proof: LiveProof = aProof, state: ProofFormState | null = null): Render =>
  (i18n) => <StaticStudio proof={proof} formToken="token" state={state} i18n={i18n} />

const typed = (changes: Partial<ProofTyped> = {}): ProofTyped => ({
  decision: "approved",
  name: "Сара Смит",
  email: "сара@гавань.рф",
  message: "",
  consent_sha256: null,
  ticks: ["spelling"],
  chosen: [],
  ...changes,
})

export const refused = (changes: Partial<ProofFormState>, form: Partial<ProofTyped> = {}): ProofFormState => ({
  typed: typed(form),
  problems: {},
  failure: null,
  status: 400,
  ...changes,
})

const conflict = (code: DecisionConflict["code"], changes: DecisionConflict["changes"] = []): Failure => ({
  kind: "conflict",
  conflict: { type: "conflict", code, message: "", decision: null, changes },
})

const alternatives = [
  { id: "alt_1", label: "Синий" },
  { id: "alt_2", label: "Красный" },
]
const withAlternatives = (choice: (typeof aVersion)["choice"]): LiveProof =>
  withVersion({
    choice,
    alternatives,
    files: [
      aFile("pfile_3", 1, { alternative_id: "alt_1" }),
      aFile("pfile_4", 2, { alternative_id: "alt_2", is_preview_faithful: false, bytes: 12_345_678 }),
    ],
  })

export const aWaiver: LiveProof = withVersion({
  files: [],
  waives: {
    proof_id: "proof_0",
    version_id: "pver_0",
    version_number: 3,
    title: "Перед",
    order_number: "988",
    decision_id: "pdec_0",
    document_sha256: "e".repeat(64),
    approved_at: "2026-03-01T15:00:00.000Z",
  },
})

const inState = (state: LiveProof["page"]["proof"]["state"]): LiveProof => ({
  ...aProof,
  rendering: null,
  page: { ...aProof.page, proof: { ...aProof.page.proof, state, approve_by: null } },
})

/** The studio without JavaScript, in every state it can be in. */
export const STUDIO_PAGES: ReadonlyArray<readonly [name: string, render: Render]> = [
  ["a proof to decide", studio()],
  ["a proof of many pages", studio(withVersion({ files: [aFile("pfile_5", 12)] }))],
  ["a proof without a preview", studio(withVersion({ files: [aFile("pfile_6", 0, { state: "no_preview" })] }))],
  ...(["choose_one", "at_least_one", "all"] as const).map(
    (choice) => [`a proof with alternatives: ${choice}`, studio(withAlternatives(choice))] as const,
  ),
  ["a proof with sizes in inches", studio(withVersion({ spec: { ...aVersion.spec, unit: "in", height_mm: null } }))],
  ["a waiver", studio(aWaiver)],
  ["a decided proof", studio(decidedProof)],
  ["a proof that was withdrawn", studio(inState("draft"))],
  ["a proof that was closed", studio(inState("superseded"))],
  [
    "a proof in a preview",
    studio({ ...aProof, page: { ...aProof.page, viewer: { ...aProof.page.viewer, preview: true } } }),
  ],
  [
    "a proof approved without what is needed",
    studio(
      withAlternatives("choose_one"),
      refused({
        problems: {
          tick: "studio.ticks.missing",
          chosen: "studio.choice.missing",
          name: "sign.name.missing",
          email: "sign.email.missing",
          consent: "sign.consent.missing",
        },
      }),
    ),
  ],
  [
    "a proof sent back without words",
    studio(aProof, refused({ problems: { message: "studio.changes.missing" } }, { decision: "changes_requested" })),
  ],
  [
    "a proof declined while the API was away",
    studio(aProof, refused({ failure: reasonFailure("network") }, { decision: "declined", message: "Нет" })),
  ],
  [
    "a proof that the shop's rule refused",
    studio(aProof, refused({ failure: { kind: "shop", message: "Сначала договор" } })),
  ],
  ...(["decided", "changed", "closed"] as const).map(
    (code) =>
      [`a proof after a conflict: ${code}`, studio(aProof, refused({ failure: conflict(code), status: 409 }))] as const,
  ),
  [
    "a proof that was replaced while it was read",
    studio(
      aProof,
      refused({
        failure: conflict("changed", [{ kind: "field", label: "version", before: "1", after: "2" }]),
        status: 409,
      }),
    ),
  ],
]
