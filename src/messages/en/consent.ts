/** What a client agrees to, word for word. Its bytes are hashed into the evidence. */
export const consent = {
  "consent.with_terms":
    "I agree to sign electronically and to {shop}’s terms, and I approve “{project}”, version {version}, for {amount}.",
  "consent.without_terms":
    "I agree to sign electronically with {shop}, and I approve “{project}”, version {version}, for {amount}.",
  "consent.proof.with_terms":
    "I agree to sign electronically and to {shop}’s terms, and I approve the proof “{title}”, version {version}, for “{project}”, as it is shown here.",
  "consent.proof.without_terms":
    "I agree to sign electronically with {shop}, and I approve the proof “{title}”, version {version}, for “{project}”, as it is shown here.",
  "consent.waiver.with_terms":
    "I agree to sign electronically and to {shop}’s terms, and I go without a new proof of “{title}” for “{project}”: please make it as I approved “{approved}”, version {version}, for order {number} on {date}.",
  "consent.waiver.without_terms":
    "I agree to sign electronically with {shop}, and I go without a new proof of “{title}” for “{project}”: please make it as I approved “{approved}”, version {version}, for order {number} on {date}.",
} as const
