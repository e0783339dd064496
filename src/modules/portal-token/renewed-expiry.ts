type GivenTimes = { expires_at: Date; expiry_set_at: Date | null; created_at: Date }

const DAY_MS = 86_400_000

/**
 * When an expired link ends that is given again at `now`: as long as it was given before, however often that is
 * repeated. At least a day, or it could be over before its mail is read.
 */
export const renewedExpiry = ({ expires_at, expiry_set_at, created_at }: GivenTimes, now: Date): Date => {
  const lifetime = expires_at.getTime() - (expiry_set_at ?? created_at).getTime()
  return new Date(now.getTime() + Math.max(DAY_MS, lifetime))
}
