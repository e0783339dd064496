import type { Actor } from "../contracts"

export type ActorColumns = { actor_type: Actor["type"]; actor_id: string; actor_name: string }

/** An actor as the columns of a row that records what they did. */
export const actorColumns = ({ type, id, name }: Actor): ActorColumns => ({
  actor_type: type,
  actor_id: id,
  actor_name: name,
})

/** The actor in such a row. */
export const actorOfRow = ({ actor_type, actor_id, actor_name }: ActorColumns): Actor => ({
  type: actor_type,
  id: actor_id,
  name: actor_name,
})
