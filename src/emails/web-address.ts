/** Only http and https may become a link or a picture; `javascript:` and the like may not, whoever typed them. */
export const isWebAddress = (value: string): boolean =>
  URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol)
