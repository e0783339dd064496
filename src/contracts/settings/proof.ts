import { z } from "zod"
import { specTickSchema } from "../proof/spec-card"
import { defineSettings } from "./define-settings"

const name = z.string().trim().min(1).max(100)

export const decorationMethodSchema = z.object({
  name,
  /** Working days from an approved proof to a finished run. */
  lead_days: z.number().int().min(0).max(365),
})
export type DecorationMethod = z.infer<typeof decorationMethodSchema>

/** Proofs: what a spec card offers, what the client confirms, what holds an order back, and the work calendar. */
export const proofSettings = defineSettings({
  namespace: "proof",
  fields: {
    methods: z.array(decorationMethodSchema).max(50),
    /** Put on the spec card of each new proof. */
    ticks: z.array(specTickSchema).max(20),
    /** On: a line cannot be fulfilled before its required proofs are approved or waived. */
    gate: z.boolean(),
    /** `with_proofs`: lines that have required proofs. `all`: each line that is made, also one that has no proof yet. */
    gate_lines: z.enum(["with_proofs", "all"]),
    /** Product types whose lines need no proof, for example blanks. */
    gate_exempt_types: z.array(name).max(50),
    /** Working days of a week: 1 is Monday, 7 is Sunday. */
    work_days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    /** Hour of the day, in the shop's time zone, until which a decision counts for that day. */
    cutoff_hour: z.number().int().min(0).max(23),
    /** Days on which nothing is made or shipped. */
    holidays: z.array(z.iso.date()).max(200),
    /** Working days for a method without a lead time of its own. */
    default_lead_days: z.number().int().min(0).max(365),
    /** Working days from the shop to the client. */
    transit_days: z.number().int().min(0).max(60),
  },
  defaults: {
    methods: [
      { name: "Screen print", lead_days: 7 },
      { name: "Embroidery", lead_days: 8 },
      { name: "Digital print", lead_days: 4 },
      { name: "Heat transfer", lead_days: 5 },
    ],
    ticks: [
      { id: "spelling", text: "Spelling and numbers are right" },
      { id: "placement", text: "Size and placement are right" },
      { id: "colors", text: "Colors are right; a screen cannot show them exactly" },
    ],
    gate: true,
    gate_lines: "with_proofs",
    gate_exempt_types: [],
    work_days: [1, 2, 3, 4, 5],
    cutoff_hour: 15,
    holidays: [],
    default_lead_days: 7,
    transit_days: 3,
  },
})
export type ProofSettings = z.output<typeof proofSettings.schema>
