import { useQuery } from "@tanstack/react-query"
import { z } from "zod"
import { medusa } from "./client"
import { portalKeys } from "./query-keys"

interface Owner {
  id: string
  name: string
}

const NONE: Owner[] = []

const name = z.string().nullish()
/** Of Medusa's answer what is shown; the SDK's own types of it reach a host's bundler only. */
const usersSchema = z.object({
  users: z.array(z.object({ id: z.string(), email: z.string(), first_name: name, last_name: name })),
})

/** Members of staff, by name; empty until they are known. */
export function useOwners(): Owner[] {
  const { data } = useQuery({
    queryKey: portalKeys.owners,
    queryFn: async () => {
      const query = { limit: 200, order: "email", fields: "id,email,first_name,last_name" }
      const { users } = usersSchema.parse(await medusa.user.list(query))
      return users.map(({ id, email, first_name, last_name }) => ({
        id,
        name: [first_name, last_name].filter(Boolean).join(" ") || email,
      }))
    },
    staleTime: 60_000,
  })
  return data ?? NONE
}
