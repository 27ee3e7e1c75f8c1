import { Problem } from '../../shared/problem.ts'
import type { Format } from '../../core/formats/format.ts'

export function findFormat(formats: readonly Format[], name: string): Format {
  const format = formats.find((candidate) => candidate.name === name)
  if (!format)
    throw new Problem(
      'unknown-format',
      `There is no format "${name}".`,
      `Known formats: ${formats.map((f) => f.name).join(', ')}.`,
    )
  return format
}
