import { settingsDefinitions, shopSettings, SYSTEM_ACTOR } from "../../src/contracts"
import { PortalSettingsModuleService } from "../../src/modules/portal-settings/service"
import { DEFAULT_STAGES } from "../../src/modules/portal-settings/default-stages"
import { ProjectModuleService } from "../../src/modules/project/service"
import { stageTarget } from "../../src/workflows/project/stage-target"
import {
  countRows,
  createDatabase,
  dependencies,
  migrate,
  OPTIONS,
  outcomes,
  revert,
  type TestDatabase,
} from "./support/database"

let database: TestDatabase
let settings: PortalSettingsModuleService
let projects: ProjectModuleService

beforeAll(async () => {
  database = await createDatabase()
  settings = new PortalSettingsModuleService(dependencies(database), OPTIONS)
  projects = new ProjectModuleService(dependencies(database))
})
afterAll(() => database.close())
beforeEach(async () => {
  for (const table of ["portal_setting", "portal_logo", "portal_stage"]) await database.knex(table).delete()
})

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("first")])
const OTHER = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("second")])
const DEFAULTS = Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults]))
const none = () => Promise.resolve(new Set<string>())

describe("the shop's settings", () => {
  it("have defaults, and reading them writes nothing", async () => {
    expect(await settings.getSettings()).toEqual(DEFAULTS)
    expect(await settings.getShop()).toMatchObject({ name: "Our shop", logo_path: null })
    expect(await countRows(database.knex, "portal_setting")).toBe(0)
  })

  it("keep what two people set in different fields at the same moment, the very first time as well", async () => {
    for (let round = 0; round < 10; round++) {
      await database.knex("portal_setting").delete()
      await Promise.all([
        settings.save(shopSettings, { name: "Northwind" }),
        settings.saveSettings({ shop: { accent: "#112233" }, approval: { finance_gate: true } }),
        settings.saveSettings({ approval: { terms: "Pay in 30 days" }, shop: { contact_phone: "1" } }),
        settings.saveLogo(PNG),
      ])
      expect(await settings.getSettings()).toMatchObject({
        shop: { name: "Northwind", accent: "#112233", contact_phone: "1" },
        approval: { finance_gate: true, terms: "Pay in 30 days" },
      })
      expect((await settings.getShop()).logo_path).toMatch(/plogo_/)
    }
  })

  it("can be emptied field by field without touching the rest", async () => {
    await settings.save(shopSettings, { name: "Northwind", contact_phone: "1", contact_email: "a@shop.example" })
    await settings.save(shopSettings, { contact_phone: null })
    expect(await settings.get(shopSettings)).toMatchObject({
      name: "Northwind",
      contact_phone: null,
      contact_email: "a@shop.example",
    })
  })

  it("are saved in several namespaces or in none", async () => {
    const broken = { shop: { name: "Northwind" }, approval: { terms: "\0" } }
    await expect(settings.saveSettings(broken)).rejects.toThrow()
    expect(await settings.getSettings()).toEqual(DEFAULTS)
  })

  it("keep stored fields that this version does not know", async () => {
    await database.knex("portal_setting").insert({ namespace: "shop", value: { name: "Northwind", motto: "Ink well" } })
    await settings.save(shopSettings, { accent: "#112233" })
    const [row] = await database.knex("portal_setting").where({ namespace: "shop" })
    expect(row.value).toEqual({ name: "Northwind", motto: "Ink well", accent: "#112233" })
    expect(await settings.get(shopSettings)).not.toHaveProperty("motto")
  })

  it("have their default where what is stored is no longer valid, and the log says which", async () => {
    const warn = jest.fn()
    const warned = new PortalSettingsModuleService({ ...dependencies(database), logger: { warn } }, OPTIONS)
    await database.knex("portal_setting").insert({ namespace: "shop", value: { name: "Northwind", accent: "green" } })
    expect(await warned.get(shopSettings)).toEqual({ ...shopSettings.defaults, name: "Northwind" })
    expect(warn).toHaveBeenCalledWith(expect.stringContaining("shop: accent"))
  })

  it("become the shop that every page shows", async () => {
    await settings.save(shopSettings, { name: "Northwind", accent: "#ffff00", contact_email: "hi@shop.example" })
    expect(await settings.getShop()).toMatchObject({
      name: "Northwind",
      accent: "#ffff00",
      accent_ink: "#000000",
      logo_path: null,
      contact: { email: "hi@shop.example", phone: null },
    })
  })

  it("move along from the one row they were, there and back", async () => {
    const old = await createDatabase()
    const revertToRow = async () => {
      while (!(await old.knex.schema.hasTable("portal_settings"))) await revert(old.url, "portal_settings")
    }
    try {
      await revertToRow()
      const row = {
        id: "default",
        shop_name: "Northwind",
        accent: "#112233",
        logo_id: "plogo_1",
        contact_phone: "1",
        terms: "Pay in 30 days",
        locale: "de-DE",
        time_zone: "Europe/Berlin",
        finance_gate: true,
      }
      await old.knex("portal_settings").insert(row)
      await migrate(old.url, "portal_settings")
      const moved = new PortalSettingsModuleService(dependencies(old), OPTIONS)
      expect(await moved.getSettings()).toMatchObject({
        shop: { name: "Northwind", accent: "#112233", contact_phone: "1", contact_email: null, locale: "de-DE" },
        approval: { terms: "Pay in 30 days", finance_gate: true },
      })
      expect((await moved.getShop()).logo_path).toBe("/portal/shop/logo/plogo_1")
      await revertToRow()
      expect(await old.knex("portal_settings").first()).toMatchObject(row)
    } finally {
      await old.close()
    }
  })
})

describe("the shop's logo", () => {
  it("comes back byte for byte, under an address that changes with the picture", async () => {
    await settings.saveLogo(PNG)
    const { logo_path } = await settings.getShop()
    expect(await settings.getLogo(logo_path?.split("/").at(-1) ?? "")).toEqual({
      content_type: "image/png",
      content: PNG,
    })
    await settings.saveLogo(OTHER)
    expect((await settings.getShop()).logo_path).not.toBe(logo_path)
  })

  it("is kept once when the same picture is uploaded by several at once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => settings.saveLogo(PNG)))
    expect(await countRows(database.knex, "portal_logo")).toBe(1)
  })

  it("that is refused leaves the present one in place", async () => {
    await settings.saveLogo(PNG)
    const { logo_path } = await settings.getShop()
    await expect(settings.saveLogo(Buffer.from("<svg/>"))).rejects.toMatchObject({ code: "logo_type" })
    expect((await settings.getShop()).logo_path).toBe(logo_path)
  })

  it("can be taken away", async () => {
    await settings.saveLogo(PNG)
    await settings.removeLogo()
    expect((await settings.getShop()).logo_path).toBeNull()
    expect(await settings.getLogo("plogo_none")).toBeNull()
  })
})

describe("the shop's stages", () => {
  const [quote, approval, artwork, production, shipped, delivered] = DEFAULT_STAGES
  if (!quote || !approval || !artwork || !production || !shipped || !delivered)
    throw new Error("the default stages changed")

  it("are the usual ones until the shop has its own", async () => {
    expect(await settings.getStages()).toEqual(DEFAULT_STAGES)
    expect(await countRows(database.knex, "portal_stage")).toBe(0)
  })

  it("are replaced as a whole, in the given order, with ids for new ones", async () => {
    const saved = await settings.saveStages(
      { stages: [approval, { name: "Printing", color: "#000000", role: "production", is_done: false }, delivered] },
      none,
    )
    expect(saved.map(({ name }) => name)).toEqual(["Approval", "Printing", "Delivered"])
    expect(saved[1]?.id).toMatch(/^pstg_/)
    expect(await settings.getStages()).toEqual(saved)
  })

  it.each([
    [
      "a stage that projects stand on",
      [approval, delivered],
      () => Promise.resolve(new Set(["pstg_artwork"])),
      '"Artwork" has projects on it',
    ],
    ["its last done stage", [quote, approval, shipped], none, "work is done"],
    ["its last approval stage", [quote, delivered], none, "waits for approval"],
  ])("cannot lose %s", async (_, stages, inUse, words) => {
    await expect(settings.saveStages({ stages }, inUse)).rejects.toThrow(words)
    expect(await settings.getStages()).toEqual(DEFAULT_STAGES)
  })

  it("cannot hold the same stage twice", async () => {
    await expect(settings.saveStages({ stages: [approval, approval, delivered] }, none)).rejects.toThrow("twice")
  })

  it("never mix two lists that are saved at once", async () => {
    const lists = [
      [quote, approval, delivered],
      [approval, artwork, production, delivered],
      [approval, shipped, delivered],
    ]
    for (let round = 0; round < 5; round++) {
      const { lost } = await outcomes(lists.map((stages) => settings.saveStages({ stages }, none)))
      expect(lost).toEqual([])
      expect(lists).toContainEqual(await settings.getStages())
    }
  })

  it("never lose one that a project is put on at the same moment", async () => {
    const outcomesSeen = new Set<string>()
    for (let round = 0; round < 40; round++) {
      await settings.saveStages({ stages: DEFAULT_STAGES }, none)
      const { project } = await projects.ensureProject(`order_${round}`, {
        name: "Staff tees",
        stage: stageTarget(settings, quote),
        owner_user_id: null,
        actor: SYSTEM_ACTOR,
      })
      const { lost } = await outcomes<unknown>([
        settings.saveStages({ stages: [quote, approval, delivered] }, (trx) => projects.stagesInUse(trx)),
        projects.moveStage(project.id, stageTarget(settings, artwork), SYSTEM_ACTOR),
      ])
      expect(lost).toHaveLength(1)
      outcomesSeen.add(String(lost[0]))
      const { stage_id } = await projects.getProject(project.id)
      expect((await settings.getStages()).map(({ id }) => id)).toContain(stage_id)
      await projects.moveStage(project.id, stageTarget(settings, quote), SYSTEM_ACTOR)
    }
    expect([...outcomesSeen].every((message) => /has projects on it|no longer exists/.test(message))).toBe(true)
  })
})

it("wrong options stop the service from being made", () => {
  expect(
    () => new PortalSettingsModuleService(dependencies(database), { ...OPTIONS, portal_url: "http://shop.example" }),
  ).toThrow("https")
})
