import type { VaultProof } from "@contracts/branding"
import type { I18n } from "@messages/i18n"
import { orderNumber } from "@/components/order/order-title"
import { Icon } from "@/components/shell/icon"
import { vaultPath } from "@/lib/account/account-path"

interface Props {
  proofs: readonly VaultProof[]
  linkId: string
  i18n: I18n
}

/** Approved artwork and past proofs of all orders, with their files. */
export function Vault({ proofs, linkId, i18n }: Props) {
  return (
    <section className="card" aria-labelledby="vault">
      <div className="card-head">
        <h2 id="vault">{i18n.t("branding.vault")}</h2>
      </div>
      {proofs.length === 0 ? (
        <p className="px-5 pb-5 text-ink-2">{i18n.t("branding.vault.none")}</p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9rem),1fr))] gap-3 px-5 pb-5">
          {proofs.map((proof) => (
            <li key={proof.id} className="grid grid-rows-[auto_1fr] overflow-hidden rounded-xl border border-line">
              <Picture proof={proof} linkId={linkId} />
              <Facts proof={proof} linkId={linkId} i18n={i18n} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** White below the picture in dark mode, too: artwork without a background is drawn for paper. */
function Picture({ proof: { id, files }, linkId }: Omit<Props, "proofs" | "i18n"> & { proof: VaultProof }) {
  const file = files.find(({ picture }) => picture !== null)
  if (!file?.picture)
    return (
      <span className="grid aspect-4/3 place-items-center bg-ground text-ink-3">
        <Icon name="image" className="size-8" />
      </span>
    )
  return (
    <span className="grid aspect-4/3 place-items-center bg-white p-3">
      <img
        src={`${vaultPath(linkId, id, file.id)}/pages/1/thumb`}
        alt=""
        width={file.picture.width}
        height={file.picture.height}
        loading="lazy"
        decoding="async"
        className="size-full min-h-0 object-contain"
      />
    </span>
  )
}

function Facts({ proof, linkId, i18n }: Omit<Props, "proofs"> & { proof: VaultProof }) {
  const { id, title, version, is_approved, at, order, files } = proof
  const facts = [i18n.t("proof.version", { version: i18n.number(version) }), i18n.date(at)]
  return (
    <div className="grid min-w-0 content-start justify-items-start gap-1 border-t border-line p-3">
      <h3 className="max-w-full wrap-anywhere" dir="auto">
        {title}
      </h3>
      <p className="max-w-full text-sm wrap-anywhere text-ink-2" dir="auto">
        {order.name} <bdi className="num">{orderNumber(order.number, i18n)}</bdi>
      </p>
      <p className="num text-sm text-ink-2">{facts.join(" · ")}</p>
      <span className={`pill ${is_approved ? "pill-good" : ""}`}>
        {i18n.t(is_approved ? "branding.vault.approved" : "branding.vault.sent")}
      </span>
      <ul className="grid w-full min-w-0">
        {files.map(({ id: fileId, name }) => (
          <li key={fileId} className="min-w-0 text-sm">
            <a className="link tap wrap-anywhere" href={`${vaultPath(linkId, id, fileId)}/original`} download>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
