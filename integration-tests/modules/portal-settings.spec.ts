import { SYSTEM_ACTOR } from "../../src/contracts"
import { PortalSettingsModuleService } from "../../src/modules/portal-settings/service"
import { DEFAULT_STAGES } from "../../src/modules/portal-settings/default-stages"
import { ProjectModuleService } from "../../src/modules/project/service"
import { stageTarget } from "../../src/workflows/project/stage-target"
import { countRows, createDatabase, dependencies, OPTIONS, outcomes, type TestDatabase } from "./support/database"

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
  for (const table of ["portal_settings", "portal_logo", "portal_stage"]) await database.knex(table).delete()
})

const PNG = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("first")])
const OTHER = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("second")])
const none = () => Promise.resolve(new Set<string>())

describe("the shop's settings", () => {
  it("have defaults, and reading them writes nothing", async () => {
    expect(await settings.getSettings()).toMatchObject({
      shop_name: "Our shop",
      is_default: true,
      logo_id: null,
      finance_gate: false,
    })
    expect(await countRows(database.knex, "portal_settings")).toBe(0)
  })

  it("begin with the gates of the options, until they are saved otherwise", async () => {
    const gated = new PortalSettingsModuleService(dependencies(database), { ...OPTIONS, gates: { finance: true } })
    expect(await gated.getSettings()).toMatchObject({ finance_gate: true, is_default: true })
    await gated.saveSettings({ shop_name: "Northwind" })
    expect(await gated.getSettings()).toMatchObject({ finance_gate: true, is_default: false })
    await gated.saveSettings({ finance_gate: false })
    expect(await gated.getSettings()).toMatchObject({ finance_gate: false })
  })

  it("keep what two people set in different fields at the same moment, the very first time as well", async () => {
    for (let round = 0; round < 10; round++) {
      await database.knex("portal_settings").delete()
      await Promise.all([
        settings.saveSettings({ shop_name: "Northwind" }),
        settings.saveSettings({ accent: "#112233" }),
        settings.saveSettings({ finance_gate: true }),
        settings.saveSettings({ terms: "Pay in 30 days" }),
        settings.saveLogo(PNG),
      ])
      expect(await settings.getSettings()).toMatchObject({
        shop_name: "Northwind",
        accent: "#112233",
        finance_gate: true,
        terms: "Pay in 30 days",
        logo_id: expect.stringMatching(/^plogo_/),
        is_default: false,
      })
      expect(await countRows(database.knex, "portal_settings")).toBe(1)
    }
  })

  it("can be emptied field by field without touching the rest", async () => {
    await settings.saveSettings({ shop_name: "Northwind", contact_phone: "1", terms: "T" })
    await settings.saveSettings({ contact_phone: null })
    expect(await settings.getSettings()).toMatchObject({ shop_name: "Northwind", contact_phone: null, terms: "T" })
  })

  it("become the shop that every page shows", async () => {
    await settings.saveSettings({ shop_name: "Northwind", accent: "#ffff00", contact_email: "hi@shop.example" })
    expect(await settings.getShop()).toMatchObject({
      name: "Northwind",
      accent: "#ffff00",
      accent_ink: "#000000",
      logo_path: null,
      contact: { email: "hi@shop.example", phone: null },
    })
  })
})

describe("the shop's logo", () => {
  it("comes back byte for byte, under an address that changes with the picture", async () => {
    await settings.saveLogo(PNG)
    const one = await settings.getSettings()
    expect(await settings.getLogo(one.logo_id ?? "")).toEqual({ content_type: "image/png", content: PNG })
    expect((await settings.getShop()).logo_path).toBe(`/portal/shop/logo/${one.logo_id}`)
    await settings.saveLogo(OTHER)
    expect((await settings.getSettings()).logo_id).not.toBe(one.logo_id)
  })

  it("is kept once when the same picture is uploaded by several at once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => settings.saveLogo(PNG)))
    expect(await countRows(database.knex, "portal_logo")).toBe(1)
  })

  it("that is refused leaves the present one in place", async () => {
    await settings.saveLogo(PNG)
    const { logo_id } = await settings.getSettings()
    await expect(settings.saveLogo(Buffer.from("<svg/>"))).rejects.toMatchObject({ type: "invalid_data" })
    expect((await settings.getSettings()).logo_id).toBe(logo_id)
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
      '"Artwork" cannot go',
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
    expect([...outcomesSeen].every((message) => /cannot go|does not exist any more/.test(message))).toBe(true)
  })
})

it("wrong options stop the service from being made", () => {
  expect(
    () => new PortalSettingsModuleService(dependencies(database), { ...OPTIONS, portal_url: "http://shop.example" }),
  ).toThrow("https")
})
