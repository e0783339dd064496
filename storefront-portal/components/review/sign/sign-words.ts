import type { ChangeWords } from "../changes-list"
import type { FailureKind, NoteKind } from "./decide"

export interface Said {
  title: string
  text: string
}

export interface NoteWords {
  label: string
  hint: string
  missing: string
  send: string
}

export interface SignWords {
  name: string
  nameHint: string
  email: string
  approve: string
  changes: string
  decline: string
  cancel: string
  busy: string
  copy: string
  missing: { name: string; email: string; consent: string }
  notes: Record<NoteKind, NoteWords>
  failures: Record<FailureKind, Said>
  reload: string
  conflictAct: string
  change: ChangeWords
  session: { ask: string; sent: string; goOn: string; still: string }
}
