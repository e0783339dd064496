import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  Automations,
  UpdateAutomationHours,
  UpdateNoticeSetting,
  UpdateReminders,
  UpdateStageNotice,
} from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"

export const AUTOMATIONS_PATH = "/settings/client-portal/automations"

export const useAutomations = () =>
  useQuery({
    queryKey: portalKeys.automations,
    queryFn: ({ signal }) => portalApi.getAutomations({ signal }),
    refetchOnWindowFocus: "always",
  })

/** Changes of the page. Each answers with the whole page as it is now. */
export const useAutomationChanges = () => {
  const client = useQueryClient()
  const onSuccess = (answer: Automations) => client.setQueryData(portalKeys.automations, answer)
  const change = useMutation<Automations, Error, { name: string; body: UpdateNoticeSetting }>({
    mutationFn: ({ name, body }) => portalApi.updateAutomation({ params: { name }, body }),
    onSuccess,
  })
  const reset = useMutation<Automations, Error, string>({
    mutationFn: (name) => portalApi.resetAutomation({ params: { name } }),
    onSuccess,
  })
  const hours = useMutation<Automations, Error, UpdateAutomationHours>({
    mutationFn: (body) => portalApi.updateAutomationHours({ body }),
    onSuccess,
  })
  const stage = useMutation<Automations, Error, { id: string; body: UpdateStageNotice }>({
    mutationFn: ({ id, body }) => portalApi.updateStageNotice({ params: { id }, body }),
    onSuccess,
  })
  const reminders = useMutation<Automations, Error, UpdateReminders>({
    mutationFn: (body) => portalApi.updateReminders({ body }),
    onSuccess,
  })
  return { change, reset, hours, stage, reminders }
}
