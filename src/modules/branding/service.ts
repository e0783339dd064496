import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import type { AddBrandColor, BrandColor as Color, SaveBrandColor } from "../../contracts"
import { refuseGeneratedWrites } from "../../lib/refuse-generated-writes"
import { type BrandScope, deleteColor, insertColor, listColors, lockBrand, updateColor } from "./colors"
import { BrandColor } from "./models/brand-color"

const ReadOnlyService = MedusaService({ BrandColor })
refuseGeneratedWrites(ReadOnlyService)

/** What belongs to customers' brands: their colors. Logos are files (src/workflows/branding). */
export class BrandingModuleService extends ReadOnlyService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** See `listColors`. */
  async listColors(customer_id: string): Promise<Color[]> {
    return await listColors(this.knex, customer_id)
  }

  /** Runs changes of what a brand has, one after the other, in one transaction. */
  async change(customer_id: string, run: (trx: Knex) => Promise<void>): Promise<void> {
    await this.knex.transaction(async (trx) => {
      await lockBrand(trx, customer_id)
      await run(trx)
    })
  }

  /** See `insertColor`. */
  async addColor(scope: BrandScope, color: AddBrandColor): Promise<Color[]> {
    await this.knex.transaction(async (trx) => await insertColor(trx, scope, color))
    return await this.listColors(scope.customer_id)
  }

  /** @throws MedusaError not_found for a color of another customer; conflict for one that was changed meanwhile */
  async saveColor(scope: BrandScope, color: SaveBrandColor & { id: string }): Promise<Color[]> {
    await updateColor(this.knex, scope, color)
    return await this.listColors(scope.customer_id)
  }

  /** Throws as `saveColor`. */
  async removeColor(scope: BrandScope, color: { id: string; version: number }): Promise<Color[]> {
    await deleteColor(this.knex, scope, color)
    return await this.listColors(scope.customer_id)
  }
}
