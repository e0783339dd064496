/**
 * The look of every document, as Typst source: it stands in a module because a built plugin holds compiled modules and
 * nothing else. It only lays out a `Paper` (paper.ts); words, amounts and dates arrive as they are to be printed, and text
 * is data to it, never markup. Lengths that repeat are named at the top.
 */
export const PAPER_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.paper))

#let ink = rgb("#1c1b19")
#let ink-2 = rgb("#57534e")
#let ink-3 = rgb("#6f6a64")
#let line = rgb("#e4e1db")
#let line-strong = rgb("#cfcac1")
#let accent = rgb(d.shop.accent)
#let small = 8pt
#let gap = 7mm

// A value runs in the direction of its own first letter, mark or Arabic digit, isolated from the text around it. The side on which it
// stands is the document's: a paragraph of one value would take the side of that value.
#let is-mirrored = d.dir == "rtl"
#let start-side = if is-mirrored { right } else { left }
#let end-side = if is-mirrored { left } else { right }
#let between(length) = if is-mirrored { (right: length) } else { (left: length) }
// Patterns are made once: making one takes longer than looking through a cell.
#let directed = regex("[\p{L}\u{200e}\u{200f}\u{660}-\u{669}]")
#let right-to-left = regex("[\u{200f}\u{0590}-\u{08ff}\u{fb1d}-\u{fdff}\u{fe70}-\u{fefc}]")
#let long-word = regex("\S{24}")
#let is-rtl(s) = {
  let first = s.match(directed)
  first != none and first.text.match(right-to-left) != none
}
// Long words without a place to break get some, so that they stay in their column.
#let breakable-words(s) = s.replace(long-word, found => found.text + "\u{200b}")
#let run(s) = text(dir: if is-rtl(s) { rtl } else { ltr }, breakable-words(s))
#let val(s) = s.split("\n").map(run).join(linebreak())
#let label(s) = text(size: small, fill: ink-3, s)

#set document(
  title: d.title,
  author: d.shop.name,
  date: datetime(year: d.date.year, month: d.date.month, day: d.date.day),
)
#set text(
  font: json(bytes(sys.inputs.families)),
  fallback: false,
  lang: d.lang,
  dir: if is-mirrored { rtl } else { ltr },
  size: 9.5pt,
  fill: ink,
  number-width: "tabular",
  overhang: false,
)
#set align(start-side)
#set par(leading: 0.55em, spacing: 0.9em)
#set page(
  paper: d.page,
  margin: (top: 20mm, bottom: 22mm, x: 18mm),
  background: if d.mark != none {
    rotate(-35deg, text(size: 96pt, weight: 600, fill: rgb("#9f1239").transparentize(88%), d.mark))
  },
  header: context if counter(page).get().first() > 1 {
    set text(size: small, fill: ink-2)
    grid(
      columns: (1fr, auto),
      align(start-side, val(d.shop.name)),
      align(end-side, text(d.heading + "  ") + val(d.number)),
    )
    v(-1.5mm)
    std.line(length: 100%, stroke: 0.5pt + line)
  },
  footer: {
    set text(size: small, fill: ink-2)
    grid(
      columns: (1fr, auto),
      column-gutter: 8mm,
      align(start-side, if d.footer != none { val(d.footer) }),
      align(end-side, context counter(page).display(d.page_numbers, both: true)),
    )
  },
)

// Brand and title
#block(width: 100%, height: 1.2mm, fill: accent, radius: 0.6mm)
#v(3mm)
#grid(
  columns: (1fr, auto),
  column-gutter: 10mm,
  align(start-side, {
    if d.shop.logo_ratio != none {
      let size = if d.shop.logo_ratio > 4 { (width: 60mm) } else { (height: 15mm) }
      block(image("/logo.png", alt: d.shop.name, ..size))
    }
    let has-logo = d.shop.logo_ratio != none
    block(above: if has-logo { 3.5mm } else { 0mm }, text(
      size: if has-logo { 9.5pt } else { 15pt },
      weight: 600,
      val(d.shop.name),
    ))
    if d.shop.lines.len() > 0 {
      set text(size: small, fill: ink-2)
      block(above: if has-logo { 1.8mm } else { 3mm }, d.shop.lines.map(val).join(linebreak()))
    }
  }),
  align(end-side, {
    show heading: set text(size: 20pt, weight: 600)
    heading(level: 1, d.heading)
    block(above: 2.5mm, text(size: 11pt, fill: ink-2, val(d.number)))
    if d.mark != none {
      block(above: 2.5mm, box(
        inset: (x: 2.5mm, y: 1.2mm), radius: 1mm, fill: rgb("#fdecef"),
        text(size: small, weight: 600, fill: rgb("#9f1239"), d.mark),
      ))
    }
  }),
)
#v(gap - 2mm)

// What it is about, and for whom
#if d.facts.len() > 0 {
  let columns = calc.min(4, d.facts.len())
  block(width: 100%, inset: (y: 3mm), stroke: (top: 0.5pt + line, bottom: 0.5pt + line), grid(
    columns: (1fr,) * columns,
    column-gutter: 6mm,
    row-gutter: 3.5mm,
    ..d.facts.map(fact => { label(fact.label); linebreak(); text(weight: 600, val(fact.value)) }),
  ))
}
#if d.parties.len() > 0 {
  v(gap - 4mm)
  grid(
    columns: (1fr,) * d.parties.len(),
    column-gutter: 8mm,
    ..d.parties.map(party => {
      label(party.label)
      block(above: 1.8mm, {
        text(weight: 600, val(party.lines.first(default: "")))
        for entry in party.lines.slice(calc.min(1, party.lines.len())) { linebreak(); val(entry) }
      })
    }),
  )
}

#let side(column) = if column.is_number { end-side } else { start-side }
#let cell(column, entry) = table.cell(breakable: false, {
  set align(side(column))
  if entry.is_strong { text(weight: 600, val(entry.text)) } else { val(entry.text) }
  for note in entry.notes {
    linebreak()
    text(size: small, fill: ink-2, val(note))
  }
})

#for part in d.tables {
  v(gap - 2mm)
  if part.title != none {
    show heading: set text(size: 11pt, weight: 600)
    heading(level: 2, part.title)
    v(1mm)
  }
  let span = part.columns.len()
  table(
    columns: part.columns.map(column => if column.is_number { auto } else { 1fr }),
    inset: (x, _) => (x: 0mm, y: 2.2mm, ..if x > 0 { between(4mm) }),
    stroke: (x, y) => (bottom: 0.5pt + if y == 0 { line-strong } else { line }),
    table.header(
      repeat: true,
      ..part.columns.map(column => align(side(column), text(size: small, weight: 600, fill: ink-2, column.label))),
    ),
    ..part.groups.map(group => (
      if group.title != none {
        (table.header(level: 2, repeat: true, table.cell(
          colspan: span,
          inset: (x: 0mm, top: 4mm, bottom: 1.8mm),
          align(start-side, text(weight: 600, val(group.title))),
        )),)
      } else { () },
      group.rows.map(row => row.zip(part.columns).map(((entry, column)) => cell(column, entry))).flatten(),
    ).flatten()).flatten(),
  )
}

#if d.sums.len() > 0 {
  v(1mm)
  align(end-side, block(width: 82mm, breakable: false, grid(
    columns: (1fr, auto),
    row-gutter: 2.4mm,
    ..d.sums.map(sum => {
      let written(fill, body) = if sum.is_strong { text(weight: 600, size: 11pt, body) } else { text(fill: fill, body) }
      let place = if sum.is_strong { (stroke: (top: 0.8pt + ink), inset: (top: 2.4mm)) } else { (:) }
      (
        grid.cell(..place, align(start-side, written(ink-2, val(sum.label)))),
        grid.cell(..place, align(end-side, h(6mm) + written(ink, val(sum.value)))),
      )
    }).flatten(),
  )))
}

#for entry in d.texts {
  v(gap - 3mm)
  if entry.title != none {
    show heading: set text(size: 9.5pt, weight: 600)
    heading(level: 2, entry.title)
    v(-0.5mm)
  }
  text(fill: ink-2, val(entry.body))
}
`
