/** W3C design tokens (DTCG 2025.10), in the strict subset that every reader of the report understands. */
import type { JSONValue } from '../../shared/json.ts'
import { gradientFormOf } from '../../shared/gradient.ts'
import { aliasOf } from '../../shared/names.ts'
import { Problem } from '../../shared/problem.ts'
import { checkDocuments } from '../exchange/check.ts'
import { EXTENSION, ownWords } from '../exchange/extension.ts'
import { evidenceOf } from './evidence.ts'
import { carriedIn, groupsIn, place, rooted, withCarried, withCarriedMode } from './carried.ts'
import type { Format } from './format.ts'
import { prettyJson } from './json.ts'
import { partAliases } from './part-aliases.ts'
import { modeNames } from './mode-slugs.ts'
import { type Axis, type Entry, type Mode, type Sheet, sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'
import { type Group, emptyGroup, groupAbove } from './tree.ts'
import { asWritten, isRespelled } from './written.ts'

const MEDIA_TYPE = 'application/design-tokens+json'

export const dtcg: Format = {
  name: 'dtcg',
  title: 'W3C design tokens',
  about: 'The standard file (2025.10): for Style Dictionary, Terrazzo, and to keep in git.',
  files: ['tokens.json', 'tokens.<mode>.json', 'tokens.resolver.json', 'tokens.evidence.json'],
  render(tokens, { evidence = false }) {
    const sheet = asWritten(sheetOf(tokens), { roots: true })
    const carried = carriedIn(tokens.set)
    const groups = groupsIn(sheet, carried)
    const base = withCarried(documentOf(sheet.base, sheet, groups), carried, groups)
    const modes = sheet.modes.map((mode) => ({
      ...mode,
      document: withCarriedMode(
        documentOf(overriding(mode, sheet), { types: [] }, groups),
        carried,
        groups,
        mode.name,
      ),
    }))
    refuseFindings(base, {})
    for (const mode of modes) refuseFindings(mode.document, base)
    const file = (path: string, content: JSONValue, mediaType = MEDIA_TYPE) => ({
      path,
      mediaType,
      content: prettyJson(content),
    })
    return [
      file('tokens.json', base),
      ...modes.map((mode) => file(`tokens.${mode.slug}.json`, mode.document)),
      ...(modes.length > 0 ? [file('tokens.resolver.json', resolverOf(sheet), 'application/json')] : []),
      ...(evidence ? [file('tokens.evidence.json', evidenceOf(sheet, tokens.set), 'application/json')] : []),
    ]
  },
}

/** Old names follow their new ones by themselves: aliases are resolved after the contexts are merged. */
function overriding(mode: Mode, { base }: Sheet): Entry[] {
  const known = new Set(base.map(({ path }) => path.join('.')))
  return mode.entries.filter(({ path, deprecated }) => !deprecated || !known.has(path.join('.')))
}

function documentOf(
  entries: readonly Entry[],
  { types }: Pick<Sheet, 'types'>,
  groups: ReadonlySet<string>,
): Group {
  const root = emptyGroup()
  const valueOf = partAliases(entries, groups)
  const about = new Map(types.map(({ namespace, about }) => [namespace.path, oneLine(about)]))
  for (const entry of entries) {
    const group = groupAbove(root, entry.path, (name, depth) =>
      depth === 0 && about.has(name)
        ? Object.assign(emptyGroup(), { $description: about.get(name) ?? '' })
        : emptyGroup(),
    )
    place(group, entry.path, tokenOf(entry, groups, valueOf), groups)
  }
  return root
}

function tokenOf(entry: Entry, groups: ReadonlySet<string>, valueOf: ReturnType<typeof partAliases>): Group {
  const { kind, alias, description, deprecated, foreign } = entry
  const extension = identityOf(entry)
  const { [EXTENSION]: _, ...theirs } = foreign?.extensions ?? {}
  return {
    $type: kind,
    $value: alias ? aliasOf(rooted(alias, groups)) : valueOf(entry),
    ...(deprecated && alias ? { $deprecated: `Use ${alias.join('.')}.` } : describe(description)),
    ...(foreign?.deprecated === undefined ? {} : { $deprecated: foreign.deprecated }),
    ...(extension || Object.keys(theirs).length > 0
      ? { $extensions: { ...theirs, ...(extension ? { [EXTENSION]: extension } : {}) } }
      : {}),
  }
}

function identityOf(entry: Entry): Group | null {
  const { id, role, part, deprecated, kind, alias, token, foreign } = entry
  if (deprecated) return part === undefined ? null : { part, of: token.kind }
  const { lone, lost } = ownWords(foreign?.extensions)
  // The W3C value is the stops alone.
  const form = kind === 'gradient' && !alias ? gradientFormOf(token.derived) : null
  const angle = form?.angle
  const { looks } = token.derived
  const known = {
    ...(id === undefined ? {} : { id }),
    ...(role === undefined ? {} : { role }),
    ...(form ? { gradient: { shape: form.shape, ...(angle === undefined ? {} : { angle }) } } : {}),
    // An AUTO line height, italics, case and lines: typography has no word for them.
    ...(kind === 'typography' && !alias && looks !== undefined ? { text: looks } : {}),
  }
  const all = {
    ...known,
    ...(part === undefined ? {} : { part, of: token.kind, ...(lone === true && { lone: true }) }),
    ...(lost === undefined ? {} : { lost: lost as JSONValue }),
    ...(isRespelled(entry) && (part === undefined || lone === true)
      ? { written: [...(foreign?.written ?? [])] }
      : {}),
  }
  return Object.keys(all).length > 0 ? all : null
}

function describe(description = ''): Group {
  const text = oneLine(description)
  return text === '' ? {} : { $description: text }
}

/** The Resolver module: the base is a set, each other mode a context that overrides it; viewports are chosen apart. */
function resolverOf({ baseMode, baseViewport, modes }: Sheet): Group {
  const modifier = (axis: Axis, base: Sheet['baseMode']): Group => {
    const contexts: Group = { [base.slug]: [] }
    for (const mode of modes) {
      if (mode.axis === axis) contexts[mode.slug] = [{ $ref: `tokens.${mode.slug}.json` }]
    }
    const names = modeNames({ baseMode, baseViewport, modes }).filter(({ slug }) =>
      Object.hasOwn(contexts, slug),
    )
    const called = Object.fromEntries(names.map(({ name, slug }) => [slug, name]))
    return { contexts, default: base.slug, $extensions: { [EXTENSION]: { modes: called } } }
  }
  const modifiers: Group = {
    ...(modes.some(({ axis }) => axis === 'theme') && { mode: modifier('theme', baseMode) }),
    ...(baseViewport && { viewport: modifier('viewport', baseViewport) }),
  }
  return {
    version: '2025.10',
    sets: { tokens: { sources: [{ $ref: 'tokens.json' }] } },
    modifiers,
    resolutionOrder: [
      { $ref: '#/sets/tokens' },
      ...Object.keys(modifiers).map((name) => ({ $ref: `#/modifiers/${name}` })),
    ],
  }
}

function refuseFindings(document: Group, base: Group): void {
  // Warnings too: what we write must not even be doubtful.
  const [finding] = checkDocuments(document, base)
  if (!finding) return
  throw new Problem(
    'export-failed',
    `The token ${finding.path.join('/')} cannot be written as W3C JSON: ${finding.message}`,
    finding.remedy,
  )
}
