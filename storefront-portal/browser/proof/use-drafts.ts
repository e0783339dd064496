import { useCallback, useEffect, useRef, useState } from "react"
import type { Annotation, CommentAnnotation, CreateAnnotation } from "@contracts/proof/annotation"
import {
  changeRemark,
  changeReply,
  type Drafts,
  isRetried,
  parseDrafts,
  problemOf,
  type RemarkDraft,
  removeRemark,
  resumed,
  type ReplyDraft,
  storeKey,
} from "@/lib/proofs/drafts"
import { sendJson } from "./send-json"
import { store } from "../lib/store"

const RETRY_MS = 5_000

type Change = (change: (drafts: Drafts) => Drafts) => void

interface Options {
  linkId: string
  proofId: string
  path: string
  /** A remark as the server has it now. */
  onRemark: (remark: Annotation) => void
}

/**
 * What the client typed, kept in the browser until the server has it. What was sent and did not arrive is sent again,
 * with the same key, for as long as the page is open.
 */
export function useDrafts({ linkId, proofId, path, onRemark }: Options): [Drafts, Change] {
  const key = storeKey(linkId, proofId)
  const [drafts, change] = useState(() => resumed(parseDrafts(store.getItem(key))))
  const inFlight = useRef(new Set<string>())
  useEffect(() => store.setItem(key, JSON.stringify(drafts)), [key, drafts])

  const post = useCallback(
    async (
      draft: { key: string },
      address: string,
      body: unknown,
      settle: (problem: ReplyDraft["problem"] | "done") => void,
    ) => {
      if (inFlight.current.has(draft.key)) return
      inFlight.current.add(draft.key)
      const sent = await sendJson<{ annotation: Annotation }>(`${path}/${address}`, "POST", body)
      inFlight.current.delete(draft.key)
      if (sent?.data) onRemark(sent.data.annotation)
      settle(sent?.data ? "done" : sent ? problemOf(sent.status, sent.code) : "offline")
    },
    [path, onRemark],
  )

  const sendRemark = useCallback(
    (draft: RemarkDraft) => {
      const body: CreateAnnotation = {
        key: draft.key,
        version_id: draft.versionId,
        file_id: draft.fileId,
        page: draft.page,
        shape: draft.shape,
        body: draft.body.trim(),
      }
      void post(draft, "remarks", body, (problem) =>
        change((all) =>
          problem === "done"
            ? removeRemark(all, draft.key)
            : changeRemark(all, draft.key, { problem, isSent: isRetried(problem) }),
        ),
      )
    },
    [post],
  )

  const sendReply = useCallback(
    (remarkId: string, draft: ReplyDraft) => {
      const body: CommentAnnotation = { key: draft.key, body: draft.body.trim() }
      void post(draft, `remarks/${remarkId}/replies`, body, (problem) =>
        change((all) =>
          changeReply(all, remarkId, problem === "done" ? null : { ...draft, problem, isSent: isRetried(problem) }),
        ),
      )
    },
    [post],
  )

  useEffect(() => {
    const send = (wanted: (problem: ReplyDraft["problem"]) => boolean) => {
      for (const draft of drafts.remarks) if (draft.isSent && wanted(draft.problem)) sendRemark(draft)
      for (const [id, reply] of Object.entries(drafts.replies))
        if (reply.isSent && wanted(reply.problem)) sendReply(id, reply)
    }
    const retry = () => send(isRetried)
    send((problem) => problem === null)
    const timer = setInterval(retry, RETRY_MS)
    window.addEventListener("online", retry)
    return () => {
      clearInterval(timer)
      window.removeEventListener("online", retry)
    }
  }, [drafts, sendRemark, sendReply])

  return [drafts, change]
}
