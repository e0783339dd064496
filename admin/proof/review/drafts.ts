/** What staff write below a remark. */
export type Writing = "reply" | "answer" | "erase"

/** Typed and not sent yet, by remark and kind: it survives that the review is closed, and that another tab is looked at. */
const drafts = new Map<string, string>()

const keyOf = (remarkId: string, writing: Writing): string => `${remarkId}:${writing}`

export const draftOf = (remarkId: string, writing: Writing): string => drafts.get(keyOf(remarkId, writing)) ?? ""

/** An empty text takes the draft away. */
export const keepDraft = (remarkId: string, writing: Writing, text: string): void => {
  if (text === "") drafts.delete(keyOf(remarkId, writing))
  else drafts.set(keyOf(remarkId, writing), text)
}

/** What is being written below a remark; null for nothing. A reason to erase belongs to an author and is not kept open. */
export const writingOf = (remarkId: string): Writing | null =>
  (["reply", "answer"] as const).find((writing) => draftOf(remarkId, writing) !== "") ?? null
