/** What a client agrees to, word for word. Its bytes are hashed into the evidence. */
export const consent = {
  "consent.with_terms":
    "I agree to sign electronically and to {shop}’s terms, and I approve “{project}”, version {version}, for {amount}.",
  "consent.without_terms":
    "I agree to sign electronically with {shop}, and I approve “{project}”, version {version}, for {amount}.",
} as const
