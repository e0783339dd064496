import type { ProjectPage } from "@contracts/project-page"
import { pageSections, type PageSection, type SectionProps } from "./registry"
import { Section } from "./section"

/** Versions of the page's parts, and of what is the viewer's alone. */
export function versionsFor({ versions, viewer }: SectionProps["page"]): ProjectPage["versions"] {
  return { ...versions, unread: String(viewer.unread_messages) }
}

/** The sections of one column, in order. */
export function Column({ name, ...props }: SectionProps & { name: PageSection["column"] }) {
  const { page } = props
  const sections = pageSections.filter(({ column }) => column === name)
  const isFirst = (section: PageSection) => section.isFirst?.(page) ?? false
  return [...sections.filter(isFirst), ...sections.filter((section) => !isFirst(section))].map(
    ({ id, parts, render }) => (
      <Section key={id} id={id} parts={parts} versions={versionsFor(page)}>
        {render(props)}
      </Section>
    ),
  )
}
