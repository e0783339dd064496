import { z } from "zod"
import { idSchema } from "./common"

/**
 * Who did something. `staff`: a member of staff, or an API key (under its own id, named "API"). `client`: the recipient
 * of a link, under the link's id. `system`: the portal by itself.
 */
export const actorSchema = z.object({ type: z.enum(["staff", "client", "system"]), id: idSchema, name: z.string() })
export type Actor = z.infer<typeof actorSchema>

/** An actor as clients may know them: ids of staff stay with staff. */
export const shownActorSchema = actorSchema.omit({ id: true })
export type ShownActor = z.infer<typeof shownActorSchema>

export const SYSTEM_ACTOR: Actor = { type: "system", id: "system", name: "System" }
