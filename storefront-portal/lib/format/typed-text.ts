/**
 * Control characters (line breaks and tabs are none here) and Unicode's direction controls: U+202A-202E override and
 * embed, U+2066-2069 isolate. They are invisible, yet they turn words around, also the ones that stand beside the text,
 * and end the fence that `isolate` puts around it.
 */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** What people typed, fit to be shown. */
export function typedText(text: string): string {
  return text.replace(CONTROLS, "")
}
