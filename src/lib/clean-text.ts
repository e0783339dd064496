/**
 * Control characters, except line breaks and tabs, and Unicode's direction controls (U+202A to U+202E override and embed,
 * U+2066 to U+2069 isolate). Readers do not see them, yet they reorder the words around them.
 */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** The text without hidden characters, so that what is pinned and hashed is exactly what can be shown. */
export const cleanText = (text: string): string => text.replace(HIDDEN, "")
