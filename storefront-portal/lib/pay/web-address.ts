/** Whether an address may be gone to: whatever stands in `href`, a browser runs anything that begins with "javascript:". */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}
