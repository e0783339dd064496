import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { SettingsAnswer } from "../../src/contracts"
import { portalKeys } from "../lib/query-keys"

/** A change that answers with all settings; the checklist may have moved on with it. */
export function useSettingsChange<Input>(change: (input: Input) => Promise<SettingsAnswer>) {
  const client = useQueryClient()
  return useMutation<SettingsAnswer, Error, Input>({
    mutationFn: change,
    onSuccess: (answer) => {
      client.setQueryData(portalKeys.settings, answer)
      void client.invalidateQueries({ queryKey: portalKeys.setup })
    },
  })
}
