import { type EvidenceRecord, evidenceAbout } from "../evidence"

const acted = { actor_type: "staff", actor_id: "user_1" } as const
const personal = { actor_name: "Dana Ruiz" }

describe("what an entry of evidence is about", () => {
  const CASES: [string, EvidenceRecord, ReturnType<typeof evidenceAbout>][] = [
    [
      "a proof that was sent, with its version",
      {
        kind: "proof.sent",
        facts: { proof_id: "pproof_1", version_id: "v", version_number: 3, request_id: "r", files: [], ...acted },
        personal,
      },
      { type: "proof", id: "pproof_1", version: 3, name: null, note: null },
    ],
    [
      "a proof that was closed, also once who did it was erased",
      { kind: "proof.closed", facts: { proof_id: "pproof_1", reason: "Reprint", ...acted }, personal: null },
      { type: "proof", id: "pproof_1", version: null, name: null, note: "Reprint" },
    ],
    [
      "what let lines pass the production gate",
      {
        kind: "gate.overridden",
        facts: { override_id: "pgate_1", reason: "Rush", item_ids: ["i"], proofs: [], ...acted },
        personal,
      },
      { type: "gate_override", id: "pgate_1", version: null, name: null, note: "Rush" },
    ],
    [
      "the link of a client whose remarks were erased",
      {
        kind: "remarks.erased",
        facts: { link_ids: ["plink_1"], annotation_ids: ["a"], comment_ids: [], reason: "Asked by mail", ...acted },
        personal,
      },
      { type: "link", id: "plink_1", version: null, name: null, note: "Asked by mail" },
    ],
    ["nothing but another entry", { kind: "approval.superseded", facts: { request_id: "r" }, personal: {} }, null],
  ]
  it.each(CASES)("is %s", (_, entry, about) => expect(evidenceAbout(entry)).toEqual(about))
})
