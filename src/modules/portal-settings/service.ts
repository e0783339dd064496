import { ContainerRegistrationKeys, generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ReplaceStages, Settings, Shop, Stage, UpdateSettings } from "../../contracts"
import { sha256Hex } from "../../lib/digest"
import { portalError } from "../../lib/portal-error"
import { type ClientPortalOptions, parseOptions } from "../../options"
import { inkOn } from "./contrast"
import { DEFAULT_STAGES } from "./default-stages"
import { logoType } from "./logo"
import { PortalLogo } from "./models/portal-logo"
import { PortalSettings } from "./models/portal-settings"
import { PortalStage } from "./models/portal-stage"

const ROW_ID = "default"

/** Held alone by whoever saves the list of stages, shared by whoever puts a project on one of them. */
const STAGES_LOCK = "client-portal-stages"
const STAGE_GONE = "This stage no longer exists. Reload the page to see the current ones."

const DEFAULTS: Omit<Settings, "finance_gate"> = {
  shop_name: "Our shop",
  accent: "#14532d",
  contact_email: null,
  contact_phone: null,
  contact_address: null,
  contact_website: null,
  header_text: null,
  footer_text: null,
  terms: null,
  locale: "en-US",
  time_zone: "UTC",
}

type SettingsRow = Settings & { logo_id: string | null }

/** The shop's identity, gates and stages, and the plugin's checked options for everything that has no module of its own. */
export class PortalSettingsModuleService extends MedusaService({ PortalSettings, PortalLogo, PortalStage }) {
  readonly options: ClientPortalOptions
  private readonly knex: Knex
  private readonly defaults: Settings

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.options = parseOptions(options)
    this.defaults = { ...DEFAULTS, finance_gate: this.options.gates.finance }
  }

  /** What is set, over the defaults; reading never writes. */
  async getSettings(): Promise<Settings & { logo_id: string | null; is_default: boolean }> {
    const row = await this.knex<SettingsRow & { id: string }>("portal_settings").where({ id: ROW_ID }).first()
    const values = row ? pickSettings(row) : this.defaults
    return { ...values, logo_id: row?.logo_id ?? null, is_default: !row }
  }

  async getShop(): Promise<Shop> {
    const settings = await this.getSettings()
    return {
      name: settings.shop_name,
      logo_path: settings.logo_id ? `/portal/shop/logo/${settings.logo_id}` : null,
      accent: settings.accent,
      accent_ink: inkOn(settings.accent),
      contact: {
        email: settings.contact_email,
        phone: settings.contact_phone,
        address: settings.contact_address,
        website: settings.contact_website,
      },
      header_text: settings.header_text,
      footer_text: settings.footer_text,
      locale: settings.locale,
      time_zone: settings.time_zone,
    }
  }

  /** Sets what is given and keeps the rest: two people editing different fields at once both win. */
  async saveSettings(changes: UpdateSettings): Promise<void> {
    await this.upsert(changes)
  }

  /** @throws MedusaError logo_type or logo_too_large (1 MiB) */
  async saveLogo(content: Buffer): Promise<void> {
    const content_type = logoType(content)
    const id = `plogo_${sha256Hex(content).slice(0, 32)}`
    await this.knex("portal_logo")
      .insert({ id, content_type, content: content.toString("base64") })
      .onConflict("id")
      .ignore()
    await this.upsert({ logo_id: id })
  }

  async removeLogo(): Promise<void> {
    await this.upsert({ logo_id: null })
  }

  async getLogo(id: string): Promise<{ content_type: string; content: Buffer } | null> {
    const row = await this.knex<{ id: string; content_type: string; content: string }>("portal_logo")
      .where({ id })
      .first()
    return row ? { content_type: row.content_type, content: Buffer.from(row.content, "base64") } : null
  }

  async getStages(knex: Knex = this.knex): Promise<Stage[]> {
    const rows = await knex<Stage & { position: number }>("portal_stage").whereNull("deleted_at").orderBy("position")
    if (rows.length === 0) return DEFAULT_STAGES
    return rows.map(({ id, name, color, role, is_done }) => ({ id, name, color, role, is_done }))
  }

  /**
   * Replaces the whole list in one transaction, which no other list and no project's move runs beside.
   * @param readInUse asks in that transaction for the ids of stages that projects stand on, which cannot go
   * @throws MedusaError stage_in_use or stages_incomplete
   */
  async saveStages(
    { stages }: ReplaceStages,
    readInUse: (trx: Knex) => Promise<ReadonlySet<string>>,
  ): Promise<Stage[]> {
    const next = stages.map((stage) => ({ ...stage, id: stage.id ?? generateEntityId(undefined, "pstg") }))
    await this.knex.transaction(async (trx) => {
      await trx.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [STAGES_LOCK])
      checkStages(await this.getStages(trx), next, await readInUse(trx))
      await trx("portal_stage").delete()
      await trx("portal_stage").insert(next.map((stage, position) => ({ ...stage, position })))
    })
    return next
  }

  /**
   * For whoever puts a project on a stage, in their transaction: it has not been removed, and stays until they commit.
   * @throws MedusaError stage_gone
   */
  async assertStageKept(id: string, trx: Knex): Promise<void> {
    await trx.raw("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", [STAGES_LOCK])
    const kept = (await this.getStages(trx)).some((stage) => stage.id === id)
    if (!kept) throw portalError("stage_gone", STAGE_GONE)
  }

  private async upsert(changes: Partial<SettingsRow>): Promise<void> {
    await this.knex("portal_settings")
      .insert({ id: ROW_ID, ...this.defaults, ...changes })
      .onConflict("id")
      .merge({ ...changes, updated_at: new Date() })
  }
}

const pickSettings = (row: Settings): Settings => ({
  shop_name: row.shop_name,
  accent: row.accent,
  contact_email: row.contact_email,
  contact_phone: row.contact_phone,
  contact_address: row.contact_address,
  contact_website: row.contact_website,
  header_text: row.header_text,
  footer_text: row.footer_text,
  terms: row.terms,
  locale: row.locale,
  time_zone: row.time_zone,
  finance_gate: row.finance_gate,
})

const checkStages = (before: Stage[], next: Stage[], inUse: ReadonlySet<string>): void => {
  const ids = new Set(next.map(({ id }) => id))
  if (ids.size !== next.length) throw portalError("stages_incomplete", "A stage appears twice in the list.")
  const lost = before.find(({ id }) => inUse.has(id) && !ids.has(id))
  if (lost) throw portalError("stage_in_use", `The stage "${lost.name}" has projects on it. Move them first.`)
  if (!next.some(({ is_done }) => is_done))
    throw portalError("stages_incomplete", "One stage has to mean that the work is done.")
  if (!next.some(({ role }) => role === "approval"))
    throw portalError("stages_incomplete", "One stage has to be the one where an order waits for approval.")
}
