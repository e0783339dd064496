import type { Annotation } from "@contracts/proof/annotation"
import type { ProofFile } from "@contracts/proof/file"
import type { ProofPage, ProofRendering, SentVersion } from "@contracts/proof/page"
import { EMPTY_SPEC_CARD } from "@contracts/proof/spec-card"
import type { LiveProof } from "@/components/proofs/studio/studio-data"
import { aPage, aRequest, aShop, aStamp } from "./fixtures"

const sha = (letter: string): string => letter.repeat(64)

export const aFile = (id: string, pages = 1, changes: Partial<ProofFile> = {}): ProofFile => ({
  id,
  name: "мяч",
  format: "svg",
  bytes: 48_213,
  sha256: sha("a"),
  state: "ready",
  alternative_id: null,
  pages: Array.from({ length: pages }, (_, index) => ({
    number: index + 1,
    width: 2400,
    height: 1800,
    width_mm: null,
    height_mm: null,
    sha256: sha("b"),
  })),
  is_preview_faithful: true,
  ...changes,
})

export const aVersion: SentVersion = {
  id: "pver_2",
  number: 2,
  sent_at: "2026-11-20T15:00:00.000Z",
  sent_by: "Дана Руис",
  note: "Мяч теперь синий",
  spec: {
    ...EMPTY_SPEC_CARD,
    method: "Шелкография",
    placements: ["Спереди, 80 мм ниже ворота"],
    width_mm: 280,
    height_mm: 210,
    colors: [
      { system: "pms", code: "2728", swatch: "#1d4ed8" },
      { system: "thread", code: "1795", swatch: "#dc2626" },
      { system: "other", code: "Чёрный", swatch: null },
    ],
    garment: "Тяжёлая футболка, лес",
    garment_color: "#14532d",
    notes: "Осторожно",
    fields: [{ label: "Станок", value: "4" }],
    ticks: [
      { id: "spelling", text: "Буквы верны" },
      { id: "placement", text: "Место верно" },
    ],
  },
  choice: "choose_one",
  alternatives: [],
  files: [aFile("pfile_2")],
  waives: null,
  decision: null,
}

export const anEarlierVersion: SentVersion = {
  ...aVersion,
  id: "pver_1",
  number: 1,
  sent_at: "2026-11-18T15:00:00.000Z",
  note: null,
  files: [aFile("pfile_1")],
  decision: { ...aStamp, amount: null, currency_code: null },
}

const remark: Annotation = {
  id: "pann_1",
  version_id: "pver_1",
  version_number: 1,
  file_id: "pfile_1",
  page: 1,
  number: 1,
  shape: { kind: "pin", x: 0.31, y: 0.46 },
  body: "Мяч синим, пожалуйста",
  author: { type: "client", name: "Сара Смит" },
  is_own: true,
  at: "2026-11-19T15:00:00.000Z",
  comments: [],
  resolution: {
    kind: "done",
    note: null,
    by: { type: "staff", name: "Дана Руис" },
    at: "2026-11-20T14:00:00.000Z",
  },
}

export const remarks: Annotation[] = [
  remark,
  {
    ...remark,
    id: "pann_2",
    number: 2,
    body: "Крупнее?",
    author: { type: "client", name: "Том" },
    is_own: false,
    resolution: {
      ...remark.resolution,
      kind: "answered",
      note: "Больше не помещается",
      by: { type: "staff", name: "Дана Руис" },
      at: remark.at,
    },
  },
  { ...remark, id: "pann_3", number: 3, body: "Логотип ниже", resolution: null },
  {
    ...remark,
    id: "pann_4",
    version_id: "pver_2",
    version_number: 2,
    file_id: "pfile_2",
    number: 4,
    shape: { kind: "box", x: 0.6, y: 0.1, width: 0.3, height: 0.2 },
    body: "Пламя без фиолетового?",
    resolution: null,
    comments: [
      { id: "pcom_1", body: "Можно", author: { type: "staff", name: "Дана Руис" }, is_own: false, at: remark.at },
    ],
  },
]

export const aProofRequest = {
  ...aRequest,
  subject: { type: "proof", id: "proof_1" },
  message: null,
  changes: [
    { kind: "file" as const, label: "мяч", before: "1".repeat(64), after: "2".repeat(64) },
    { kind: "field" as const, label: "proof_placements", before: "Сзади", after: "Спереди, 80 мм ниже ворота" },
    { kind: "field" as const, label: "proof_note", before: null, after: "Мяч теперь синий" },
  ],
  amount: null,
  currency_code: null,
}

export const aProofPage: ProofPage = {
  viewer: aPage.viewer,
  shop: aShop,
  project: { name: "Весенние футболки", number: "1042" },
  proof: {
    id: "proof_1",
    kind: "artwork",
    title: "Перед",
    state: "sent",
    lines: [{ item_id: "item_1", title: "Тяжёлая футболка", quantity: 15 }],
    approve_by: { at: "2026-12-02T20:00:00.000Z", in_hands_date: "2026-12-18", has_passed: false },
    request: aProofRequest,
  },
  versions: [aVersion, anEarlierVersion],
  annotations: remarks,
}

export const aProofRendering: ProofRendering = {
  request: aProofRequest,
  document: {
    format: "proof-document/1",
    proof_id: "proof_1",
    kind: "artwork",
    title: "Перед",
    order_id: "order_1",
    order_number: "1042",
    project_name: "Весенние футболки",
    version_id: aVersion.id,
    version_number: 2,
    lines: aProofPage.proof.lines,
    note: aVersion.note,
    spec: aVersion.spec,
    choice: "choose_one",
    alternatives: [],
    files: [],
    waives: null,
  },
  document_sha256: sha("0"),
  consent: { text: "Я согласна", sha256: sha("c") },
  terms: "Оплата за 30 дней",
  shown_at: "2026-11-21T15:00:00.000Z",
  nonce: "nonce",
}

export const aProof: LiveProof = { page: aProofPage, rendering: aProofRendering, etag: "tag" }

/** The proof with another newest version. */
export const withVersion = (changes: Partial<SentVersion>, proof: LiveProof = aProof): LiveProof => {
  const [newest = aVersion, ...earlier] = proof.page.versions
  return { ...proof, page: { ...proof.page, versions: [{ ...newest, ...changes }, ...earlier] } }
}

/** The proof as it stands once its newest version was decided. */
export const decidedProof: LiveProof = {
  ...withVersion({
    decision: {
      ...aStamp,
      kind: "approved",
      amount: null,
      currency_code: null,
      message: null,
      rules: {
        proof: {
          version_id: aVersion.id,
          version_number: 2,
          waived: false,
          ticks: aVersion.spec.ticks,
          chosen: [{ id: "alt_1", label: "Синий" }],
          remarks: 1,
          remarks_sha256: sha("d"),
        },
      },
    },
  }),
  rendering: null,
}
