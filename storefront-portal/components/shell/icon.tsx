const PATHS = {
  sign: "M12 20h9M16.5 3.5a2.1 2.1 0 0 1 3 3L7 19l-4 1 1-4z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  again: "M20 11a8 8 0 1 0-2.3 6M20 5v6h-6",
  edit: "M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4",
  cross: "M6 6l12 12M18 6 6 18",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  truck:
    "M3 7h11v9H3zM14 10h4l3 3v3h-7M7 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM17 19.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  chevron: "m6 9 6 6 6-6",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  expand: "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5",
  card: "M3 6.5h18v11H3zM3 10.5h18M6.5 14.5h4",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  image: "M4 5h16v14H4zM4 16l4.5-4.5L12 15l3-3 5 5M15.5 9.5h.01",
  message: "M4 5h16v11H11l-5 4v-4H4z",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
} as const

export type IconName = keyof typeof PATHS

/** Always beside words that say the same. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

export function IconTile({
  name,
  tone = "accent",
}: {
  name: IconName
  tone?: "accent" | "good" | "wait" | "bad" | "plain"
}) {
  return (
    <span className={`grid size-10 flex-none place-items-center rounded-xl ${TONES[tone]}`}>
      <Icon name={name} />
    </span>
  )
}

const TONES = {
  accent: "bg-accent-soft text-accent",
  good: "bg-good-soft text-good",
  wait: "bg-wait-soft text-wait",
  bad: "bg-bad-soft text-bad",
  plain: "bg-ground text-ink-2",
} as const
