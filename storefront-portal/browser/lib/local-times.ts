/** As the server writes an instant (`I18n.instant`). */
const STYLE = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
} as const

/** Writes marked times, which come in the shop's time zone, in that of the client's device. */
export function showLocalTimes(root: ParentNode): void {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, STYLE)
  for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-local-time]"))
    time.textContent = format.format(new Date(time.dateTime))
}
