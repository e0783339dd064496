import { Text } from "@medusajs/ui"

export interface Bar {
  id: string
  label: string
  value: number
  /** What stands beside the number, such as a share. */
  note?: string
}

/** A chart and its table in one: each row says its number and shows it as a bar. */
export function BarTable({ caption, bars, of }: { caption: string; bars: Bar[]; of: number }) {
  return (
    <table className="w-full table-fixed">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {bars.map(({ id, label, value, note }) => (
          <tr key={id}>
            <th scope="row" className="px-6 py-2 text-left font-normal">
              <Text as="span" size="small">
                {label}
              </Text>
            </th>
            <td className="py-2 pr-6" style={{ width: "60%" }}>
              <span className="flex items-center gap-x-3">
                <span className="bg-ui-bg-subtle block h-3 min-w-0 flex-1 overflow-hidden rounded" aria-hidden="true">
                  <span
                    className="bg-ui-tag-blue-icon block h-3 rounded"
                    style={{ width: `${of > 0 ? Math.min(100, (value / of) * 100) : 0}%` }}
                  />
                </span>
                <Text as="span" size="small" className="shrink-0 text-right tabular-nums" style={{ width: 80 }}>
                  {[value, note].filter((part) => part !== undefined).join(" · ")}
                </Text>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
