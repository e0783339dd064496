/**
 * A link that is not shown, read out or reached with the keyboard: what follows it is a program that reads pages
 * (docs/guides/engagement.md).
 * @param page the path of an order's page or an account's, without a slash at its end
 */
export function HiddenLink({ page }: { page: string }) {
  return <a hidden href={`${page}/contents`} rel="nofollow" tabIndex={-1} aria-hidden="true" />
}
