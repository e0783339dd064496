import { t } from "@/lib/messages"

export function Notes({ notes }: { notes: string | null }) {
  if (!notes) return null
  return (
    <section className="card" aria-labelledby="notes">
      <h2 id="notes" className="card-head">
        {t("notes.title")}
      </h2>
      <p className="row whitespace-pre-line" dir="auto">
        {notes}
      </p>
    </section>
  )
}
