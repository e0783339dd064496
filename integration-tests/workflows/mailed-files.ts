import { randomUUID } from "node:crypto"
import type { PortalFile, Thread } from "../../src/contracts"
import { clientFileJobs } from "../../src/workflows/file/jobs"
import { inboundMailJob } from "../../src/workflows/mail/jobs"
import { adminApi, type Api, openLink } from "../support/api"
import { share } from "../support/portal"
import { firstRun } from "./support/acts"
import { host } from "./support/host"
import type { World } from "./support/world"

const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

const mailWith = (name: string, content: string): { message_id: string; content: Buffer } => {
  const message_id = `<${randomUUID()}@larkspur.example>`
  const lines = [
    `Message-ID: ${message_id}`,
    "From: Anna <anna@larkspur.example>",
    "Subject: Our artwork",
    "Content-Type: multipart/mixed; boundary=part",
    "",
    "--part\r\nContent-Type: text/plain\r\n\r\nHere it is.",
    `--part\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"`,
    `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString("base64")}`,
    "--part--",
  ]
  return { message_id, content: Buffer.from(lines.join("\r\n")) }
}

export const describeMailedFiles = (world: World): void => {
  let admin: Api
  let client: Api

  /** A mail comes with the file, and staff add it to the thread of the world's order. @returns its file as the client sees it */
  const mailed = async (name: string, content: string): Promise<PortalFile> => {
    const { mails } = world.services
    const mail = mailWith(name, content)
    await mails.storeInbound(mail, (mail_id) => inboundMailJob.with({ mail_id }))
    const stored = await mails.findInbound(mail.message_id)
    if (!stored) throw new Error("The mail was not stored")
    await inboundMailJob.perform(world.container, { mail_id: stored.id }, firstRun("1"))
    await admin.post(`/admin/client-portal/held-mails/${stored.id}/add`, { project_id: world.project.id })
    const [entry] = (await client.get<Thread>("/portal/conversation")).entries
    const [file] = entry?.kind === "message" ? entry.files : []
    if (!file) throw new Error("The message has no file")
    return file
  }
  const scan = (file_id: string) => clientFileJobs.process.perform(world.container, { file_id }, firstRun("1"))
  const stateOf = async (id: string) => {
    const { state, problem } = (await client.get<{ file: PortalFile }>(`/portal/files/${id}`)).file
    return { state, problem }
  }
  /** Both sides, the file itself and its picture. */
  const served = async (id: string): Promise<number[]> => {
    const answers = ["original", "pages/1/thumb"].flatMap((what) => [
      client.fetch("GET", `/portal/files/${id}/${what}`),
      admin.fetch("GET", `/admin/client-portal/files/${id}/${what}`),
    ])
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  const NOTHING = [404, 404, 404, 404]

  describe("a file that comes with a mail", () => {
    beforeEach(async () => {
      admin = await adminApi(world.baseUrl)
      client = await openLink((await share(admin, world.order.id)).url, world.baseUrl)
    })

    it("is scanned before anything of it is served, and never served when the scanner turns it down", async () => {
      const { id } = await mailed("notes.txt", EICAR)
      expect([await stateOf(id), await served(id)]).toEqual([{ state: "waiting", problem: null }, NOTHING])
      await scan(id)
      await scan(id)
      expect([await stateOf(id), await served(id)]).toEqual([{ state: "refused", problem: "infected" }, NOTHING])
      expect(host.scanned).toEqual([expect.objectContaining({ id, name: "notes.txt", order_id: world.order.id })])
    })

    it("is not served while the scanner is down, and is once it has passed", async () => {
      const { id } = await mailed("mark.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`)
      host.vetoes.scan = "the scanner is down"
      await expect(scan(id)).rejects.toThrow("the scanner is down")
      expect([await stateOf(id), await served(id)]).toEqual([{ state: "waiting", problem: "scan_failed" }, NOTHING])
      host.vetoes = {}
      await scan(id)
      expect([await stateOf(id), await served(id)]).toEqual([{ state: "ready", problem: null }, [200, 200, 200, 200]])
    })
  })
}
