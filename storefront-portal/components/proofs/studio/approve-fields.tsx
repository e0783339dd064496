import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { described, Field, Problem } from "@/components/form/field"
import { previewPath } from "../proof-path"
import type { DecisionFormsProps } from "./decision-forms"

/** What an approval needs: the ticks of the spec card, a choice among alternatives, a name, an address and consent. */
export function ApproveFields({ page, version, rendering, path, state, i18n }: DecisionFormsProps) {
  const { consent, terms } = rendering
  const typed = state?.typed.decision === "approved" ? state.typed : null
  const problem = (name: string) => {
    const key = typed ? state?.problems[name] : undefined
    return key && i18n.t(key)
  }
  return (
    <>
      {!version.waives && version.spec.ticks.length > 0 && (
        <fieldset className="grid gap-2.5">
          <legend className="mb-2 font-semibold">{i18n.t("studio.ticks")}</legend>
          {version.spec.ticks.map(({ id, text }) => (
            <label key={id} htmlFor={`tick-${id}`} className="flex items-start gap-3">
              <input
                id={`tick-${id}`}
                name="tick"
                type="checkbox"
                value={id}
                defaultChecked={typed?.ticks.includes(id)}
                className="mt-px size-6 flex-none accent-(--fill)"
              />
              <span dir="auto">{text}</span>
            </label>
          ))}
          <Problem id="studio-tick" text={problem("tick")} />
        </fieldset>
      )}
      <Alternatives
        version={version}
        path={path}
        chosen={typed?.chosen ?? []}
        problem={problem("chosen")}
        i18n={i18n}
      />
      <Field
        id="studio-name"
        name="name"
        label={i18n.t("sign.name")}
        hint={i18n.t("sign.name.hint")}
        problem={problem("name")}
        defaultValue={typed?.name}
        autoComplete="name"
        maxLength={200}
        required
        dir="auto"
      />
      <Field
        id="studio-email"
        name="email"
        type="email"
        label={i18n.t("sign.email")}
        problem={problem("email")}
        defaultValue={typed?.email ?? page.viewer.email}
        autoComplete="email"
        maxLength={254}
        required
      />
      <div className="grid gap-1.5">
        <input type="hidden" name="consent_sha256" value={consent.sha256} />
        <label htmlFor="studio-consent" className="flex items-start gap-3">
          <input
            id="studio-consent"
            name="consent"
            type="checkbox"
            value="yes"
            required
            defaultChecked={typed?.consent_sha256 === consent.sha256}
            className="mt-0.5 size-6 flex-none accent-(--fill)"
            {...described("studio-consent", undefined, problem("consent"))}
          />
          <span>{consent.text}</span>
        </label>
        <Problem id="studio-consent" text={problem("consent")} />
        {terms && (
          <details className="ps-9 text-sm">
            <summary className="min-h-7 text-accent">{i18n.t("review.terms", { shop: page.shop.name })}</summary>
            <p className="pt-1 whitespace-pre-line" dir="auto">
              {terms}
            </p>
          </details>
        )}
      </div>
    </>
  )
}

interface AlternativesProps {
  version: SentVersion
  path: string
  chosen: readonly string[]
  problem: string | undefined
  i18n: I18n
}

/** Each alternative with the first page of its first file, so that names are not all there is to choose by. */
function Alternatives({ version, path, chosen, problem, i18n }: AlternativesProps) {
  const { alternatives, choice, files } = version
  if (alternatives.length === 0) return null
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{i18n.t(`studio.choice.${choice}`)}</legend>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(8rem,100%),1fr))] gap-2">
        {alternatives.map(({ id, label }) => {
          const file = files.find(({ alternative_id }) => alternative_id === id)
          const first = file?.pages[0]
          return (
            <li key={id} className="grid">
              <label htmlFor={`choice-${id}`} className="choice">
                {file && first && (
                  <img
                    src={previewPath(path, file.id, first.number, "thumb", first.sha256)}
                    alt=""
                    width={first.width}
                    height={first.height}
                    loading="lazy"
                    decoding="async"
                    className="aspect-4/3 w-full rounded-md bg-white object-contain p-1"
                  />
                )}
                <span className="flex items-start gap-2">
                  {choice !== "all" && (
                    <input
                      id={`choice-${id}`}
                      name="chosen"
                      type={choice === "choose_one" ? "radio" : "checkbox"}
                      value={id}
                      defaultChecked={chosen.includes(id)}
                      className="mt-px size-6 flex-none accent-(--fill)"
                    />
                  )}
                  {choice === "all" && <input id={`choice-${id}`} name="chosen" type="hidden" value={id} />}
                  <span dir="auto">{label}</span>
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      <Problem id="studio-chosen" text={problem} />
    </fieldset>
  )
}
