/** Name of the hidden field that carries the form token (lib/session/form-token.ts). */
export const FORM_TOKEN_FIELD = "form_token"

/** Proves that a form came from a page of ours, where the browser does not say so itself. */
export function FormTokenInput({ token }: { token: string }) {
  return <input type="hidden" name={FORM_TOKEN_FIELD} value={token} />
}
