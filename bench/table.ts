/** Plain text tables for a terminal. */

export type Cell = string | number | null

export function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = [head, ...rows.map((row) => row.map(cell))]
  const widths = head.map((_, column) => Math.max(...text.map((row) => (row[column] ?? '').length)))
  return text
    .map((row) =>
      row.map((t, i) => (i === 0 ? t.padEnd(widths[i] ?? 0) : t.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n')
}

/** `null`: nothing to be measured. */
const cell = (value: Cell): string =>
  value === null ? '–' : typeof value === 'number' ? value.toFixed(3) : value

export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}
