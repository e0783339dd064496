import type { ProofSettings, Settings } from "../../../src/contracts"

/** The settings as they are typed, at the contract's own paths. */
export interface ProofSettingsValues {
  proof: Omit<ProofSettings, "methods" | "cutoff_hour" | "default_lead_days" | "transit_days"> & {
    methods: { name: string; lead_days: string }[]
    cutoff_hour: string
    default_lead_days: string
    transit_days: string
  }
}

export const toProofValues = ({ proof }: Settings): ProofSettingsValues => ({
  proof: {
    ...proof,
    methods: proof.methods.map(({ name, lead_days }) => ({ name, lead_days: String(lead_days) })),
    cutoff_hour: String(proof.cutoff_hour),
    default_lead_days: String(proof.default_lead_days),
    transit_days: String(proof.transit_days),
  },
})

/** NaN, which the contract refuses, for what is no number; Number("") would be 0. */
const toNumber = (text: string): number => (text.trim() === "" ? NaN : Number(text))

const isFilled = (text: string): boolean => text.trim() !== ""

/** What the contract judges. Rows that were added and left empty are left out. */
export const toProofBody = ({ proof }: ProofSettingsValues) => ({
  proof: {
    ...proof,
    methods: proof.methods
      .filter(({ name }) => isFilled(name))
      .map(({ name, lead_days }) => ({ name, lead_days: toNumber(lead_days) })),
    ticks: proof.ticks.filter(({ text }) => isFilled(text)),
    gate_exempt_types: proof.gate_exempt_types.filter(isFilled),
    holidays: [...new Set(proof.holidays.filter(isFilled))].sort(),
    cutoff_hour: toNumber(proof.cutoff_hour),
    default_lead_days: toNumber(proof.default_lead_days),
    transit_days: toNumber(proof.transit_days),
  },
})
