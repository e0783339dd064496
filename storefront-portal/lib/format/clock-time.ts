/** A time of day as readers of a locale write it. @param time "08:00" */
export const clockTime = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(new Date(`1970-01-01T${time}Z`))
