import type { SectionProps } from "@/components/sections/registry"

export function Notes({ page, i18n }: SectionProps) {
  const { notes } = page.sections.order
  if (!notes) return null
  return (
    <section className="card" aria-labelledby="notes">
      <h2 id="notes" className="card-head">
        {i18n.t("notes.title")}
      </h2>
      <p className="row whitespace-pre-line" dir="auto">
        {notes}
      </p>
    </section>
  )
}
