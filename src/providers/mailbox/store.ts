import { randomBytes } from "node:crypto"
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { z } from "zod"

const addressSchema = z.object({ name: z.string(), address: z.string() })

export const storedMailSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  message_id: z.string(),
  /** The template's name, as the notification gave it. */
  template: z.string(),
  from: addressSchema,
  to: addressSchema,
  reply_to: addressSchema.nullable(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()),
  attachments: z.array(z.object({ filename: z.string(), content_type: z.string().nullable(), size: z.number() })),
})
export type StoredMail = z.infer<typeof storedMailSchema>
export type NewMail = Omit<StoredMail, "id" | "at">
export type MailSummary = Pick<StoredMail, "id" | "at" | "from" | "to" | "subject" | "template">

/** Milliseconds and a random tail. Anything else is no id, so no name from outside can leave the folder. */
const ID = /^\d{13}-[0-9a-f]{16}$/

/** Links in these mails open private pages: other users of the machine may not read them. */
const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

const isMissing = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT"

/** Mails as files in one folder: `<id>.eml` as it would have been sent, `<id>.json` to read it easily. */
export class MailStore {
  readonly directory: string
  private last = 0
  /** Files never change once written, so what was read stays true. */
  private readonly summaries = new Map<string, MailSummary>()

  constructor(directory: string) {
    this.directory = resolve(directory)
  }

  /** The .json comes last and whole: a mail is listed when both files are there. */
  async save(mail: NewMail, eml: Buffer): Promise<StoredMail> {
    // Strictly rising within a process, so that mails of one millisecond keep their order.
    this.last = Math.max(Date.now(), this.last + 1)
    const stored: StoredMail = {
      id: `${this.last}-${randomBytes(8).toString("hex")}`,
      at: new Date(this.last).toISOString(),
      ...mail,
    }
    await mkdir(this.directory, { recursive: true, mode: PRIVATE_FOLDER })
    await this.write(`${stored.id}.eml`, eml)
    await this.write(`${stored.id}.json`, JSON.stringify(stored, null, 2))
    return stored
  }

  /** Newest first. */
  async list(): Promise<MailSummary[]> {
    const ids = await this.ids()
    const mails = await Promise.all(ids.map((id) => this.summary(id)))
    return mails.filter((mail) => mail !== null)
  }

  async read(id: string): Promise<StoredMail | null> {
    const json = await this.file(id, "json")
    return json === null ? null : storedMailSchema.parse(JSON.parse(json.toString("utf8")))
  }

  async readSource(id: string): Promise<Buffer | null> {
    return this.file(id, "eml")
  }

  private async ids(): Promise<string[]> {
    try {
      const names = await readdir(this.directory)
      return names
        .filter((name) => name.endsWith(".json"))
        .map((name) => name.slice(0, -".json".length))
        .filter((id) => ID.test(id))
        .sort()
        .reverse()
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  private async summary(id: string): Promise<MailSummary | null> {
    const known = this.summaries.get(id)
    if (known) return known
    const mail = await this.read(id)
    if (mail === null) return null
    const { at, from, to, subject, template } = mail
    const summary = { id, at, from, to, subject, template }
    this.summaries.set(id, summary)
    return summary
  }

  private async file(id: string, extension: "json" | "eml"): Promise<Buffer | null> {
    if (!ID.test(id)) return null
    try {
      return await readFile(join(this.directory, `${id}.${extension}`))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  private async write(name: string, content: string | Buffer): Promise<void> {
    const target = join(this.directory, name)
    await writeFile(`${target}.tmp`, content, { mode: PRIVATE_FILE })
    await rename(`${target}.tmp`, target)
  }
}
