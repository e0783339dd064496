import canonicalize from "canonicalize"

/**
 * The one byte sequence of a JSON value (RFC 8785, UTF-8). Money and times must already be strings.
 * @throws Error for what JSON cannot hold: undefined at the top, lone surrogates, non-finite numbers
 */
export const canonicalBytes = (value: unknown): Buffer => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError("This value has no JSON form")
  // JSON.stringify writes a lone surrogate as the escape \ud8xx to \udfxx, which it writes for nothing else.
  if (/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(text)) throw new TypeError("Text with a lone surrogate has no UTF-8 form")
  return Buffer.from(text, "utf8")
}
