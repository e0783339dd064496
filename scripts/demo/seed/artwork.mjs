import { readFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"

/** Public domain drawings; their README says where they come from. */
const ARTWORK = fileURLToPath(new URL("../../../integration-tests/fixtures/artwork", import.meta.url))

/** @returns the bytes of a drawing */
export const artwork = (name) => readFile(path.join(ARTWORK, name))

/** A client uploads drawings, as a form with a field for files does. @returns their ids */
export const uploadArtwork = async (client, names) => {
  const ids = []
  for (const name of names) {
    const { file } = await client.sendFile(`/portal/files?name=${encodeURIComponent(name)}`, await artwork(name))
    ids.push(file.id)
  }
  return ids
}
