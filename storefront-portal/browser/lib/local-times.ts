const TIME = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZoneName: "short" } as const

/** As the server writes them: `I18n.instant`, and `I18n.deadline` for times that are marked so. */
const INSTANT = { ...TIME, year: "numeric" } as const
const DEADLINE = { ...TIME, weekday: "short" } as const

/** Writes marked times, which come in the shop's time zone, in that of the client's device. */
export function showLocalTimes(root: ParentNode): void {
  const language = document.documentElement.lang || undefined
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-local-time]")) {
    const style = time.dataset["localTime"] === "deadline" ? DEADLINE : INSTANT
    time.textContent = new Intl.DateTimeFormat(language, style).format(new Date(time.dateTime))
  }
}
