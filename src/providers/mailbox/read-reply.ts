import type { IncomingMessage } from "node:http"
import type { Reply } from "./reply"

/** As many mail services allow for a mail with its files. */
const MAX_FORM_BYTES = 25 * 1024 * 1024

const readBody = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let bytes = 0
  const body: AsyncIterable<Buffer> = request
  for await (const chunk of body) {
    bytes += chunk.length
    // Read to its end all the same: a browser shows no answer to a body that was cut.
    if (bytes <= MAX_FORM_BYTES) chunks.push(chunk)
  }
  return bytes > MAX_FORM_BYTES ? null : Buffer.concat(chunks)
}

/** @returns null for a field without a file, which browsers send as an empty one without a name */
const fileOf = async (value: FormDataEntryValue): Promise<Reply["files"][number] | null> =>
  typeof value === "string" || value.name === ""
    ? null
    : { filename: value.name, content: Buffer.from(await value.arrayBuffer()) }

/**
 * Reads the mailbox's reply form.
 * @returns what was written, or why it cannot be sent
 * @throws TypeError for a body that is no form
 */
export const readReply = async (request: IncomingMessage): Promise<Reply | "empty" | "too_large"> => {
  const body = await readBody(request)
  if (body === null) return "too_large"
  const headers = { "content-type": request.headers["content-type"] ?? "" }
  const form = await new Response(new Uint8Array(body), { headers }).formData()
  const typed = form.get("text")
  const text = typeof typed === "string" ? typed.replace(/\r\n?/g, "\n").trim() : ""
  const files = (await Promise.all(form.getAll("files").map(fileOf))).filter((file) => file !== null)
  return text === "" && files.length === 0 ? "empty" : { text, files }
}
