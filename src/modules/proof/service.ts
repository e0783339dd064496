import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { ProofFiles } from "./files"
import { GateOverride } from "./models/gate-override"
import { Proof, ProofLine, ProofVersion } from "./models/proof"
import { ProofAnnotation, ProofComment } from "./models/proof-annotation"
import { ProofFile, ProofPage } from "./models/proof-file"
import { type ProofRecord, readProofs } from "./read-proofs"

const ReadOnlyService = MedusaService({
  Proof,
  ProofLine,
  ProofVersion,
  ProofFile,
  ProofPage,
  ProofAnnotation,
  ProofComment,
  GateOverride,
})
refuseGeneratedWrites(ReadOnlyService)

/** Proofs with their versions, files, remarks, and what staff let pass. */
export class ProofModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** Files and pages of versions: rows of what lies in the file storage. */
  get files(): ProofFiles {
    return new ProofFiles(this.knex)
  }

  /** See `readProofs`. */
  async listOfOrder(order_id: string): Promise<ProofRecord[]> {
    return await readProofs(this.knex, order_id)
  }
}
