import { ContainerRegistrationKeys, generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { z } from "zod"
import {
  defineSettings,
  type ReplaceStages,
  type Settings,
  type SettingsDefinition,
  settingsDefinitions,
  settingsSchema,
  type Shop,
  shopSettings,
  type Stage,
  type UpdateSettings,
} from "../../contracts"
import { inkOn } from "../../contracts/contrast"
import { sha256Hex } from "../../lib/digest"
import { portalError } from "../../lib/portal-error"
import { type ClientPortalOptions, parseOptions } from "../../options"
import { orDefaultStages } from "./default-stages"
import { logoType } from "./logo"
import { PortalLogo } from "./models/portal-logo"
import { PortalSetting } from "./models/portal-setting"
import { PortalStage } from "./models/portal-stage"
import { parseSettings } from "./parse-settings"

/** Exclusive while the list of stages is saved, shared while a project is put on one of them. */
const STAGES_LOCK = "client-portal-stages"
const STAGE_GONE = "This stage no longer exists. Reload the page to see the current ones."

/** Which logo is shown. Set by an upload, not by a form. */
const logoSettings = defineSettings({
  namespace: "logo",
  fields: { id: z.string().nullable() },
  defaults: { id: null },
})

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
  [ContainerRegistrationKeys.LOGGER]?: Pick<Logger, "warn">
}

/** The shop's settings, logo and stages, and the plugin's checked options for everything that has no module of its own. */
export class PortalSettingsModuleService extends MedusaService({ PortalSetting, PortalLogo, PortalStage }) {
  readonly options: ClientPortalOptions
  private readonly knex: Knex
  private readonly logger: Pick<Logger, "warn"> | undefined

  constructor(dependencies: Dependencies, options: Record<string, unknown>) {
    super(...arguments)
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.logger = dependencies[ContainerRegistrationKeys.LOGGER]
    this.options = parseOptions(options)
  }

  /**
   * One namespace: what is set, over its defaults. Reading never writes.
   * @param connection inside a transaction: its own
   */
  async get<T extends object>(definition: SettingsDefinition<T>, connection: Knex = this.knex): Promise<T> {
    const stored = await this.stored([definition.namespace], connection)
    return this.read(definition, stored)
  }

  /** Every namespace that staff edit. */
  async getSettings(): Promise<Settings> {
    const stored = await this.stored(settingsDefinitions.map(({ namespace }) => namespace))
    return settingsSchema.parse(
      Object.fromEntries(
        settingsDefinitions.map((definition) => [definition.namespace, this.read(definition, stored)]),
      ),
    )
  }

  async getShop(): Promise<Shop> {
    const stored = await this.stored([shopSettings.namespace, logoSettings.namespace])
    const shop = this.read(shopSettings, stored)
    const logo = this.read(logoSettings, stored)
    return {
      name: shop.name,
      logo_path: logo.id ? `/portal/shop/logo/${logo.id}` : null,
      accent: shop.accent,
      accent_ink: inkOn(shop.accent),
      contact: {
        email: shop.contact_email,
        phone: shop.contact_phone,
        address: shop.contact_address,
        website: shop.contact_website,
      },
      header_text: shop.header_text,
      footer_text: shop.footer_text,
      locale: shop.locale,
      time_zone: shop.time_zone,
    }
  }

  /** Sets what is given and keeps the rest: two people editing different fields at once both win. */
  async save<T extends object>({ namespace }: SettingsDefinition<T>, changes: Partial<T>): Promise<void> {
    await this.merge(this.knex, namespace, changes)
  }

  /** The same for several namespaces, all or none. */
  async saveSettings(changes: UpdateSettings): Promise<void> {
    // In one order, so that two that are saved at once never wait for each other.
    const namespaces = Object.entries(changes).sort(([one], [other]) => (one < other ? -1 : 1))
    await this.knex.transaction(async (trx) => {
      for (const [namespace, value] of namespaces) await this.merge(trx, namespace, value)
    })
  }

  /** Sets fields of one entry of a namespace whose values are objects by name, and keeps its other fields. */
  async saveEntry<T extends object>(
    { namespace }: SettingsDefinition<Record<string, T>>,
    name: string,
    changes: T,
  ): Promise<void> {
    await this.knex.raw(
      `INSERT INTO portal_setting AS stored (namespace, value) VALUES (?, jsonb_build_object(?::text, ?::jsonb))
       ON CONFLICT (namespace) DO UPDATE SET updated_at = now(),
         value = stored.value || jsonb_build_object(?::text, coalesce(stored.value->?::text, '{}') || ?::jsonb)`,
      [namespace, name, JSON.stringify(changes), name, name, JSON.stringify(changes)],
    )
  }

  /** Removes one entry of a namespace whose values are objects by name. */
  async removeEntry({ namespace }: SettingsDefinition<Record<string, object>>, name: string): Promise<void> {
    await this.knex.raw("UPDATE portal_setting SET value = value - ?::text, updated_at = now() WHERE namespace = ?", [
      name,
      namespace,
    ])
  }

  /** @throws MedusaError logo_type or logo_too_large (1 MiB) */
  async saveLogo(content: Buffer): Promise<void> {
    const content_type = logoType(content)
    const id = `plogo_${sha256Hex(content).slice(0, 32)}`
    await this.knex("portal_logo")
      .insert({ id, content_type, content: content.toString("base64") })
      .onConflict("id")
      .ignore()
    await this.save(logoSettings, { id })
  }

  async removeLogo(): Promise<void> {
    await this.save(logoSettings, { id: null })
  }

  async getLogo(id: string): Promise<{ content_type: string; content: Buffer } | null> {
    const row = await this.knex<{ id: string; content_type: string; content: string }>("portal_logo")
      .where({ id })
      .first()
    return row ? { content_type: row.content_type, content: Buffer.from(row.content, "base64") } : null
  }

  async getStages(knex: Knex = this.knex): Promise<Stage[]> {
    const rows = await knex<Stage & { position: number }>("portal_stage").whereNull("deleted_at").orderBy("position")
    return orDefaultStages(rows.map(({ id, name, color, role, is_done }) => ({ id, name, color, role, is_done })))
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

  private async stored(namespaces: string[], connection: Knex = this.knex): Promise<StoredValues> {
    const rows = await connection<{ namespace: string; value: unknown }>("portal_setting").whereIn(
      "namespace",
      namespaces,
    )
    return new Map(rows.map(({ namespace, value }) => [namespace, value]))
  }

  private read<T extends object>(definition: SettingsDefinition<T>, stored: StoredValues): T {
    return parseSettings(definition, stored.get(definition.namespace), (refused) =>
      this.logger?.warn(
        `Stored settings that are not valid have their defaults: ${definition.namespace}: ${refused.join(", ")}`,
      ),
    )
  }

  /** Merged by the database, so that nothing set at the same moment is lost, and fields unknown to this version stay. */
  private async merge(connection: Knex, namespace: string, changes: object): Promise<void> {
    await connection.raw(
      `INSERT INTO portal_setting AS stored (namespace, value) VALUES (?, ?::jsonb)
       ON CONFLICT (namespace) DO UPDATE SET value = stored.value || excluded.value, updated_at = now()`,
      [namespace, JSON.stringify(changes)],
    )
  }
}

type StoredValues = ReadonlyMap<string, unknown>

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
