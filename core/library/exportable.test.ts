import { expect, it } from 'vitest'
import type { Library } from '../../shared/library.ts'
import type { AnyToken, Apart } from '../../shared/token.ts'
import { registry } from '../tokens/index.ts'
import { colorOf } from '../tokens/lib/rgb.ts'
import { exportable } from './exportable.ts'

const token = (id: string, rgb: number, confidence: number, apart?: Apart): AnyToken => ({
  key: `color:${id}`,
  id,
  type: 'color',
  kind: 'color',
  path: ['color', id],
  value: colorOf(rgb),
  confidence,
  sightings: [
    {
      value: colorOf(rgb),
      source: 'pixels',
      frame: 'f',
      weight: 1,
      ...(apart === undefined ? {} : { apart }),
    },
  ],
  derived: {},
})
const imported: AnyToken = { ...token('imported', 0x123456, 0), sightings: [] }
const library = (curation: Library['curation'] = {}): Library => ({
  revision: 1,
  curation,
  set: {
    modes: ['Default'],
    primitives: [
      token('sure', 0xffffff, 0.9),
      token('faint', 0x111111, 0.28),
      token('half', 0x222222, 0.9, 'cut'),
      imported,
    ],
    semantics: [
      {
        id: 'r',
        type: 'color',
        role: 'bg/accent',
        path: ['color', 'bg', 'accent'],
        alias: { Default: 'color:faint' },
      },
    ],
    statistics: {},
    suggestions: [],
  },
})
const ids = (from: Library, doubtful?: boolean) =>
  new Set(exportable(from, registry, { doubtful }).set.primitives.map(({ id }) => id))

it('leaves out what is doubtful or cut, with the roles that it had, unless people ask for it', () => {
  expect(ids(library())).toEqual(new Set(['imported', 'sure']))
  expect(exportable(library(), registry).set.semantics).toEqual([])
  expect(ids(library(), true)).toEqual(new Set(['faint', 'half', 'imported', 'sure']))
})

it('keeps what people named, or gave a role', () => {
  expect(ids(library({ half: { named: true } }))).toContainEqual('half')
  expect(ids(library({ r: { alias: { Default: 'faint' } } }))).toContainEqual('faint')
})
