import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { portalKeys, refreshOrderPages } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"

interface Subject {
  id: string
  order_id: string
}

/** A change of a project. Whatever shows it is read again, also after a refusal: something else may have come first. */
export function useProjectChange<Input, Output>({ id, order_id }: Subject, change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation<Output, Error, Input>({
    mutationFn: change,
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: portalKeys.projects })
      void client.invalidateQueries({ queryKey: portalKeys.summary(order_id) })
      void refreshOrderPages(client, order_id)
      await client.invalidateQueries({ queryKey: portalKeys.project(id) })
    },
  })
}

/** The same from a button: what goes wrong is said in a toast. */
export function useProjectAction<Input, Output>(
  subject: Subject,
  change: (input: Input) => Promise<Output>,
  done: string,
) {
  const messageOf = useMessageOf()
  const { mutateAsync, isPending } = useProjectChange(subject, change)
  const run = async (input: Input) => {
    try {
      await mutateAsync(input)
      toast.success(done)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return { run, isPending }
}
