import type { Paper } from "../paper"

/** Messages between the server and the process that makes PDFs, by structured clone over Node's own channel. */

export type WorkerSetup = { kind: "setup"; fonts: string[] }
/** `logo` is a PNG. */
export type WorkerRequest = { kind: "render"; id: number; paper: Paper; logo: Uint8Array | null }

export type WorkerAnswer =
  | { kind: "ready" }
  /** `missing`: characters that no font has, each once. `memory_mb`: what the process holds now. */
  | { kind: "rendered"; id: number; pdf: Uint8Array; pages: number; missing: string[]; memory_mb: number }
  | { kind: "failed"; id: number | null; reason: string }
