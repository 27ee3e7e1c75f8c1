/** A key that is there twice: readers keep one of the two values, and nobody knows which was meant. */
import type { ValueNode } from '@humanwhocodes/momoa'
import type { LocatedFinding } from './finding.ts'
import { keyOf } from './locate.ts'

export function duplicateKeys(body: ValueNode): LocatedFinding[] {
  const findings: LocatedFinding[] = []
  const visit = (node: ValueNode, path: readonly string[]): void => {
    if (node.type === 'Array') node.elements.forEach(({ value }, i) => visit(value, [...path, String(i)]))
    if (node.type !== 'Object') return
    const lines = new Map<string, number>()
    for (const member of node.members) {
      const { name, value } = member
      const key = keyOf(member)
      const { line, column } = name.loc.start
      const first = lines.get(key)
      if (first !== undefined) {
        findings.push({
          severity: 'error',
          path: [...path, key],
          message: `"${key}" is here a second time (first in line ${first}), and one of the two values is lost.`,
          remedy: 'Rename one of them, or take it away.',
          line,
          column,
        })
      }
      lines.set(key, line)
      visit(value, [...path, key])
    }
  }
  visit(body, [])
  return findings
}
