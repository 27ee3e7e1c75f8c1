/** Roles that names of layers say, beside those that a person gave to 201 layers before the rules were written. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { framesIn } from '../../cli/document-file.ts'
import { treeOf } from '../../core/layers/tree.ts'
import { backdropOf } from '../../core/tokens/color/backdrop.ts'
import { roleNamed } from '../../core/tokens/color/named.ts'
import table from './named-layers.json' with { type: 'json' }

/** By document: `ID fill` or `ID stroke` → role; null where the names say none. */
const labels: Readonly<Record<string, Readonly<Record<string, string | null>>>> = table

export interface Named {
  readonly document: string
  readonly layer: string
  readonly label: string | null
  readonly said: string | null
}

export async function namedLayers(folder: string): Promise<Named[]> {
  const found: Named[] = []
  for (const [document, rows] of Object.entries(labels)) {
    const text = await readFile(path.join(folder, document), 'utf8').catch(() => null)
    if (text === null) continue
    for (const { layers } of framesIn(JSON.parse(text), document)) {
      const tree = treeOf(layers)
      for (const layer of layers)
        for (const paint of ['fill', 'stroke'] as const) {
          const label = rows[`${layer.id} ${paint}`]
          if (label === undefined) continue
          const top = (paint === 'fill' ? layer.fills : layer.strokes).find((one) => one.paint === 'solid')
          const said = top ? roleNamed(layer, tree, paint, top.color, backdropOf(layer, tree)) : null
          found.push({ document, layer: `${layer.id} ${paint}`, label, said })
        }
    }
  }
  return found
}

export function printNamed(all: readonly Named[]): string {
  const right = all.filter(({ label, said }) => label === said).length
  const given = all.filter(({ said }) => said !== null)
  const good = given.filter(({ label, said }) => label === said).length
  const faults = all.filter(({ label, said }) => label !== said)
  return [
    `names of layers: ${right} of ${all.length} as people labelled them, ${good} of ${given.length} roles right`,
    ...faults.map(
      ({ document, layer, label, said }) =>
        `  ${document} ${layer}: ${said ?? 'none'}, not ${label ?? 'none'}`,
    ),
  ].join('\n')
}
