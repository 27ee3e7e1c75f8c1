import { expect, it } from 'vitest'
import { stages } from './index.ts'

const table = stages
  .map(({ name, reads, adds }) => `${name}: ${reads.join(', ')} → ${adds.join(', ')}`)
  .join('\n')

it('what each stage reads and adds', () => {
  expect(table).toMatchInlineSnapshot(`
    "areas of one colour:  → runs, components
    their shapes: runs, components → shapes
    gradients: runs, shapes → gradients
    boxes and ink: runs, components, shapes, gradients → surfaces, blobs, kinds
    text and marks: components, kinds, blobs, gradients → lines, marks
    paragraphs: lines → paragraphs
    layout: components, kinds, surfaces, gradients, lines, marks, paragraphs → items, tree
    gaps: items, surfaces → gaps
    shadows: surfaces → shadows"
  `)
})

it('a stage reads only what an earlier one has added, and adds what none has', () => {
  const found = new Set<string>()
  for (const { name, reads, adds } of stages) {
    expect(
      reads.filter((key) => !found.has(key)),
      name,
    ).toEqual([])
    expect(
      adds.filter((key) => found.has(key)),
      name,
    ).toEqual([])
    for (const key of adds) found.add(key)
  }
})
