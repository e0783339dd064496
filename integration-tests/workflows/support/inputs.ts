import type { Actor } from "../../../src/contracts"

export const ADMIN = { email: "workflows@client-portal.test", password: "test-password-0123456789" }

export const MONA: Actor = { type: "staff", id: "user_mona", name: "Mona" }

export const shareInput = (more: { order_id: string }) => ({
  recipient: { name: "Anna", email: "anna@example.com" },
  message: "Here it is",
  expires_at: null,
  mail: true,
  actor: MONA,
  ...more,
})

/** A workflow throws a serialised copy of what its step threw, which jest does not take for an error. */
export const saying = (words: string) => ({ message: expect.stringContaining(words) })
