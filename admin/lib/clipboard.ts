/**
 * Copies a text that may still be on its way. Safari and Firefox allow a copy only within the click itself, so the
 * write is started at once and fed later. Answers false where the browser refuses; throws when the text cannot be had.
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  try {
    if (typeof ClipboardItem === "undefined") {
      await navigator.clipboard.writeText(await text)
    } else {
      const blob = text.then((value) => new Blob([value], { type: "text/plain" }))
      blob.catch(() => undefined)
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])
    }
    return true
  } catch {
    await text
    return false
  }
}
